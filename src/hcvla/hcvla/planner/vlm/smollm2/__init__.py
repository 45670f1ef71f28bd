"""SmolLM2-135M, which comes as a wheel, as an image-text-to-text model."""
