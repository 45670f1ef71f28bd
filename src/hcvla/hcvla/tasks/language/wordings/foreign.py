"""Requests in other languages, which the planner must refuse: it would only guess."""

# ruff: noqa: E501 - lists of phrases read better unbroken

SENTENCES: tuple[str, ...] = (
    "nimm den roten Würfel", "stell den blauen Würfel auf das grüne Tablett", "bitte drehe den Würfel um 90 Grad", "lege {a} auf den Tisch", "tausche die beiden Würfel", "wo ist der rote Würfel", "schieb {a} nach links", "heb das mal hoch",
    "toma el cubo rojo", "pon el cubo azul sobre la bandeja", "gira el cubo noventa grados", "mueve {a} a la izquierda", "intercambia los dos cubos", "dónde está el cubo", "levanta {a} por favor", "apila los cubos",
    "prenez le cube rouge", "mets {a} sur le plateau vert", "tourne le cube de quatre-vingt-dix degrés", "échange les deux cubes", "pousse le cylindre vers le cube", "soulève {a}", "où est le cube jaune",
    "prendi il cubo rosso", "metti {a} sul vassoio", "gira il cubo di trenta gradi", "scambia i due cubi", "spingi il cilindro verso sinistra",
    "pak de rode kubus", "zet {a} op het dienblad", "draai de kubus negentig graden", "wissel de twee blokken om",
    "возьми красный кубик", "положи синий куб на поднос", "подними {a}", "поверни куб на девяносто градусов", "где желтый цилиндр", "поменяй кубики местами",
    "拿起红色的方块", "把蓝色方块放在绿色托盘上", "把{a}放到垫子上", "旋转立方体", "请交换两个方块",
    "빨간 큐브를 집어", "{a} 를 쟁반 위에 놓아", "큐브를 돌려줘",
    "خذ المكعب الأزرق", "ضع {a} على الصينية", "قم بتدوير المكعب",
    "लाल घन उठाओ", "{a} को ट्रे पर रखो",
    "podnieś czerwoną kostkę", "połóż {a} na tacy", "obróć kostkę o dziewięćdziesiąt stopni", "zvedni červenou kostku", "polož {a} na podnos",
    "ta den röda kuben", "lägg {a} på brickan", "løft den røde terningen", "nosta punainen kuutio", "laita {a} tarjottimelle",
    "πάρε τον κόκκινο κύβο", "βάλε {a} στο δίσκο", "קח את הקובייה האדומה", "שים את {a} על המגש", "ยกลูกบาศก์สีแดง", "วาง {a} บนถาด",
    "cape cubum rubrum", "prenu la ruĝan kubon", "beba mchemraba mwekundu", "ambil kubus merah", "letakkan {a} di atas nampan",
)  # fmt: skip
SIGNS: tuple[str, ...] = (
    "🤖",
    "🙂",
    "🧊",
    "🔴",
    "🟦",
    "➡️",
    "⬆️",
    "👍",
    "❓",
    "…",
    "###",
    "***",
    "$$",
    "<>",
    "%%",
    "~",
    "¿",
    "☂",
    "♞",
    "∑",
)
"""Signs that are no words."""
