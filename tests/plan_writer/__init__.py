"""Writes the plans that we invented ourselves in the forms in which officials hold such documents.

    source (*.md) ──source.py──▶ blocks ──to_text.py──▶ Markdown or plain text
                                        ──to_docx.py──▶ Word
                                        ──to_pdf.py───▶ PDF (needs `pip install reportlab`)

Only for making test material and the sample plans; the product never imports it.
"""
