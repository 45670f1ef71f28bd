"""Models of current families, small and untrained, in the folders that their own classes write."""

from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import (
    Idefics3Config,
    Idefics3ForConditionalGeneration,
    Idefics3ImageProcessorPil,
    Idefics3Processor,
    PaliGemmaConfig,
    PaliGemmaForConditionalGeneration,
    PaliGemmaProcessor,
    PreTrainedTokenizerFast,
    Qwen2_5_VLConfig,
    Qwen2_5_VLForConditionalGeneration,
    Qwen2_5_VLProcessor,
    Qwen2VLConfig,
    Qwen2VLForConditionalGeneration,
    Qwen2VLImageProcessorPil,
    Qwen2VLProcessor,
    Qwen3VLConfig,
    Qwen3VLForConditionalGeneration,
    Qwen3VLProcessor,
    SiglipImageProcessorPil,
)

from hcvla.planner.vlm.stills import stills_of

SMALL = {"hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32}
TEXT = SMALL | {"max_position_embeddings": 16_000, "pad_token_id": 0, "eos_token_id": 1, "bos_token_id": 2}
TEMPLATE = (
    "{% for message in messages %}{% for part in message.content %}"
    "{% if part.type == 'image' %}<image>{% else %}{{ part.text }}{% endif %}{% endfor %}{% endfor %}\nAnswer:"
)


def byte_tokenizer(*special):
    """Return a tokenizer whose every byte is a token, plus some tokens of a family, and its vocabulary."""
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    vocabulary = {token: i for i, token in enumerate(["<pad>", "<end>", "<begin>", *special, *sorted(alphabet)])}
    backend = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    backend.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    backend.decoder = decoders.ByteLevel()
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=backend, pad_token="<pad>", eos_token="<end>", bos_token="<begin>",
        additional_special_tokens=list(special),
    )  # fmt: skip
    return tokenizer, vocabulary


def tiny_idefics3(folder):
    """Write the family of SmolVLM: a chat template, and an image as tokens between marks."""
    tokenizer, vocabulary = byte_tokenizer("<image>", "<fake_token_around_image>", "<global-img>", "<end_of_utterance>")
    edge = {"longest_edge": 32}
    images = Idefics3ImageProcessorPil(do_image_splitting=False, size=edge, max_image_size=edge)
    Idefics3Processor(images, tokenizer, image_seq_len=4, chat_template=TEMPLATE).save_pretrained(folder)
    config = Idefics3Config(
        vision_config={"image_size": 32, "patch_size": 8, **SMALL},
        text_config={"model_type": "llama", "vocab_size": len(vocabulary), "num_key_value_heads": 2, **TEXT},
        image_token_id=vocabulary["<image>"], scale_factor=2, pad_token_id=0,
    )  # fmt: skip
    Idefics3ForConditionalGeneration(config).save_pretrained(folder)


def tiny_paligemma(folder):
    """Write a family without chat template: the image comes first, and sees itself and the question both ways."""
    tokenizer, _ = byte_tokenizer("<image>")
    images = SiglipImageProcessorPil(size={"height": 16, "width": 16})
    images.image_seq_length = 4
    processor = PaliGemmaProcessor(images, tokenizer)
    processor.save_pretrained(folder)
    text = {"model_type": "gemma", "vocab_size": len(processor.tokenizer), "num_key_value_heads": 1, "head_dim": 8}
    config = PaliGemmaConfig(
        vision_config={"model_type": "siglip_vision_model", "image_size": 16, "patch_size": 8, **SMALL},
        text_config=text | TEXT, projection_dim=16, hidden_size=16,
        image_token_index=processor.tokenizer.convert_tokens_to_ids("<image>"),
    )  # fmt: skip
    PaliGemmaForConditionalGeneration(config).save_pretrained(folder)


QWEN_TEMPLATE = (
    "{% if messages[0].role != 'system' %}<|im_start|>system\nHelp.<|im_end|>\n{% endif %}"
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{% for part in message.content %}"
    "{% if part.type == 'image' %}<|vision_start|><|image_pad|><|vision_end|>{% else %}{{ part.text }}{% endif %}"
    "{% endfor %}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
_QWEN_MARKS = ("<|im_start|>", "<|im_end|>", "<|vision_start|>", "<|vision_end|>", "<|image_pad|>", "<|video_pad|>")
_ROPE = {"rope_type": "default", "rope_theta": 10_000.0, "mrope_section": [1, 1, 2]}


def _tiny_qwen(folder, processor_class, config_class, model_class, vision, **text):
    """Write a family of Qwen: images of any size as tokens in a plane, positions in three dimensions."""
    tokenizer, vocabulary = byte_tokenizer(*_QWEN_MARKS)
    images = Qwen2VLImageProcessorPil(min_pixels=16 * 16, max_pixels=32 * 32, patch_size=4, merge_size=2)
    stills_of(processor_class)(images, tokenizer, chat_template=QWEN_TEMPLATE).save_pretrained(folder)
    config = config_class(
        vision_config={"depth": 2, "patch_size": 4, "spatial_merge_size": 2, "num_heads": 2, **vision},
        text_config={
            "vocab_size": len(vocabulary), "num_key_value_heads": 2, "rope_parameters": _ROPE, **TEXT, **text
        },
        image_token_id=vocabulary["<|image_pad|>"], video_token_id=vocabulary["<|video_pad|>"],
        vision_start_token_id=vocabulary["<|vision_start|>"], vision_end_token_id=vocabulary["<|vision_end|>"],
    )  # fmt: skip
    model_class(config).save_pretrained(folder)


def tiny_qwen2_vl(folder):
    vision = {"embed_dim": 16, "hidden_size": 16, "mlp_ratio": 2}
    _tiny_qwen(folder, Qwen2VLProcessor, Qwen2VLConfig, Qwen2VLForConditionalGeneration, vision)


def tiny_qwen2_5_vl(folder):
    vision = {"hidden_size": 16, "intermediate_size": 32, "out_hidden_size": 16, "window_size": 16}
    vision["fullatt_block_indexes"] = [1]
    _tiny_qwen(folder, Qwen2_5_VLProcessor, Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration, vision)


def tiny_qwen3_vl(folder):
    vision = {"hidden_size": 16, "intermediate_size": 32, "out_hidden_size": 16, "num_position_embeddings": 64}
    vision["deepstack_visual_indexes"] = [0]
    _tiny_qwen(folder, Qwen3VLProcessor, Qwen3VLConfig, Qwen3VLForConditionalGeneration, vision, head_dim=8)


FAMILIES = (tiny_idefics3, tiny_paligemma, tiny_qwen2_vl, tiny_qwen2_5_vl, tiny_qwen3_vl)
