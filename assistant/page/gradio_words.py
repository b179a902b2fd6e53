"""Gradio's own words in Vietnamese. It has no Vietnamese, and chooses by the browser's language, which says little about
the official: so every language it knows is given these."""
from __future__ import annotations

_LANGUAGES = ("en", "vi", "ar", "ca", "ckb", "de", "es", "et", "eu", "fa", "fi", "fr", "he", "hi", "id", "ja", "ko", "lt", "nb", "nl", "pl",
              "pt", "pt-BR", "ro", "ru", "sv", "ta", "th", "tr", "uk", "ur", "uz", "zh-CN", "zh-TW")
_WORDS = {
    "upload_text.drop_file": "Kéo tệp vào đây", "upload_text.click_to_upload": "Bấm để chọn tệp", "common.or": "hoặc",
    "upload_text.paste_clipboard": "Dán từ bộ nhớ tạm", "file.uploading": "Đang tải lên…", "common.remove": "Bỏ", "common.clear": "Xóa",
    "common.download": "Tải xuống", "common.upload": "Tải lên", "common.error": "Lỗi", "common.loading": "Đang tải", "common.empty": "Trống",
    "common.processing": "Đang xử lý", "common.submit": "Gửi", "common.undo": "Hoàn tác", "common.edit": "Sửa", "common.share": "Chia sẻ",
    "label.label": "Nhãn", "dropdown.no_options": "Không có lựa chọn nào",
}


def gradio_words(gr):
    """gr.I18n with Gradio's words in Vietnamese."""
    return gr.I18n(**{language: _WORDS for language in _LANGUAGES})
