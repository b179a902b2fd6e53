"""The page's colours and type: fonts of the system only, so that nothing is fetched from outside."""
from __future__ import annotations

FONTS = ("system-ui", "Segoe UI", "Roboto", "Noto Sans", "Arial", "sans-serif")
MONO = ("ui-monospace", "Consolas", "Noto Sans Mono", "monospace")


def theme(gr):
    """A Gradio theme. Its colours have a contrast of at least 4.5:1 for text, light and dark (WCAG 2.2 AA)."""
    blue = gr.themes.Color(
        name="bien", c50="#eff5fb", c100="#dbe8f5", c200="#bcd4ec", c300="#8fb7de", c400="#6a9fd2", c500="#2a6aa8",
        c600="#1d5a96", c700="#174a7c", c800="#133b63", c900="#0f2d4c", c950="#0a1e33")
    base = gr.themes.Base(primary_hue=blue, secondary_hue=blue, neutral_hue=gr.themes.colors.slate, font=FONTS, font_mono=MONO,
                          radius_size=gr.themes.sizes.radius_md)
    return base.set(
        body_background_fill="#f6f8fa", body_background_fill_dark="#0f1720",
        block_background_fill="#ffffff", block_background_fill_dark="#17222e",
        block_border_color="#d5dde5", block_border_color_dark="#2b3a4a",
        input_background_fill="#ffffff", input_background_fill_dark="#0f1720",
        input_border_width="1px", checkbox_border_width="1px",
        input_border_color="#8796a5", input_border_color_dark="#5b6f84",
        input_placeholder_color="#5b6875", input_placeholder_color_dark="#9fb0c1",
        body_text_color="#16202b", body_text_color_dark="#e8eef4",
        body_text_color_subdued="#4d5b69", body_text_color_subdued_dark="#a9b8c7",
        block_label_text_color="#33404d", block_label_text_color_dark="#c6d2de",
        block_title_text_color="#16202b", block_title_text_color_dark="#e8eef4",
        button_primary_background_fill="*primary_600", button_primary_background_fill_hover="*primary_700",
        button_primary_background_fill_dark="*primary_500", button_primary_background_fill_hover_dark="*primary_600",
        button_cancel_background_fill="#a3211a", button_cancel_background_fill_hover="#7f1712", button_cancel_text_color="#ffffff",
        button_cancel_background_fill_dark="#a3211a", button_cancel_background_fill_hover_dark="#7f1712", button_cancel_text_color_dark="#ffffff",
        button_primary_text_color="#ffffff", button_primary_text_color_dark="#ffffff",
    )
