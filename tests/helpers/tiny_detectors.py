"""Zero-shot detectors of two families, small and untrained, in the folders that their own classes write."""

from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import (
    BertConfig,
    GroundingDinoConfig,
    GroundingDinoForObjectDetection,
    GroundingDinoImageProcessorPil,
    GroundingDinoProcessor,
    Owlv2Config,
    Owlv2ForObjectDetection,
    Owlv2ImageProcessorPil,
    Owlv2Processor,
    PreTrainedTokenizerFast,
    SwinConfig,
)

from tiny_vlm import byte_tokenizer

SMALL = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
LONGEST = 16
WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", ".", "red", "cup", "bowl")


def word_tokenizer():
    """Return a tokenizer that knows a few words: labels are words of the text that the model marks."""
    backend = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]"))
    backend.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Punctuation()])
    return PreTrainedTokenizerFast(tokenizer_object=backend, pad_token="[PAD]", unk_token="[UNK]")


def tiny_owlv2(folder):
    """Write the family of OWLv2: one class score for each patch of the image and each name."""
    tokenizer, vocabulary = byte_tokenizer()
    tokenizer.model_max_length = LONGEST
    images = Owlv2ImageProcessorPil(size={"height": 32, "width": 32})
    Owlv2Processor(images, tokenizer).save_pretrained(folder)
    config = Owlv2Config(
        text_config=SMALL
        | {"vocab_size": len(vocabulary), "max_position_embeddings": LONGEST}
        | {"pad_token_id": 0, "bos_token_id": 2, "eos_token_id": 1},
        vision_config=SMALL | {"image_size": 32, "patch_size": 8},
        projection_dim=16,
    )
    Owlv2ForObjectDetection(config).save_pretrained(folder)


def tiny_grounding_dino(folder):
    """Write the family of Grounding DINO: boxes as queries, labels as parts of the text."""
    images = GroundingDinoImageProcessorPil(size={"height": 128, "width": 128})
    GroundingDinoProcessor(images, word_tokenizer()).save_pretrained(folder)
    config = GroundingDinoConfig(
        backbone_config=SwinConfig(
            image_size=128, embed_dim=8, depths=[1, 1, 1, 1], num_heads=[1, 1, 2, 2], window_size=2,
            out_features=["stage2", "stage3", "stage4"],
        ),
        text_config=BertConfig(**SMALL, vocab_size=2000, max_position_embeddings=256),
        d_model=32, encoder_layers=1, decoder_layers=2, encoder_attention_heads=2, decoder_attention_heads=2,
        encoder_ffn_dim=16, decoder_ffn_dim=16, num_queries=10, disable_custom_kernels=True,
    )  # fmt: skip
    GroundingDinoForObjectDetection(config).save_pretrained(folder)


FAMILIES = {"owlv2": tiny_owlv2, "grounding_dino": tiny_grounding_dino}
