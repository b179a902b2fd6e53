"""What a question counts or lists, in its own words: 'bao nhiêu làng nghề', 'mấy lớp', 'những đề tài nào'."""
from __future__ import annotations

import re

# "bao nhiêu làng nghề truyền thống của", "mấy lớp", "bao nhiêu hộ ở"
_LEVEL = "xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố"
_COUNTED = re.compile(
    rf"(?:bao nhiêu|mấy)\s+(?P<noun>(?:{_LEVEL})(?:, (?:{_LEVEL})\b)+|(?!tiền|kinh phí|vốn|triệu|tỷ|tỉ|đồng(?! hồ)|nghìn|phần trăm|lần|năm\b|ngày|h[àằ]ng\b|(?:cho|trong|từ|để|vào|ở|tại|của|và|thì|là|mà|một|mỗi|vậy|nhỉ|ạ|thế|nữa|theo|do|với|so|hơn|lên|xuống)\b)[^\W\d_]+(?:/[^\W\d_]+)?(?:\s+[^\W\d_]+){{0,6}}?(?:, (?!trong\b|mỗi\b|và\b|tổng\b|tất\b|cả\b|hết\b|do\b|ai\b|ở\b|gồm\b)[^\W\d_]+(?:\s+[^\W\d_]+){{0,2}}?(?= (?:của|ở|tại|thuộc|trong|được|có)\b))?)"
    r"(?=\s*(?:$|[,?.;(]|thì|của|được|đề|ở|tại|thuộc|trong|theo|do|đã|cần|phải|xếp|có|vào|đăng|là|mà|để|từ|nằm|sẽ|gắn|với|không|chưa|phấn đấu|dự kiến|đạt|hạng|loại|bị|xài|dùng|lấy|chọn|đánh dấu|đang|hoàn thành|khởi công|bắt đầu|tham gia|so với))")


# "mỗi tháng bao nhiêu một người, cả giai đoạn hết bao nhiêu", "trung ương hỗ trợ bao nhiêu và cấp xã phải bỏ ra bao nhiêu": two figures are asked
TWICE = re.compile(r"\b(?:bao nhiêu|mấy)\b.*\b(?:bao nhiêu|mấy)\b")
# "từ mấy giờ đến mấy giờ", "lúc mấy giờ", "mấy giờ thì mở cửa": asks when, and counts nothing
CLOCK = re.compile(r"\b(?:từ|lúc|đến|tới|vào|khoảng) mấy giờ\b|\bmấy giờ(?= (?:thì|mở|đóng|họp|bắt đầu|nghỉ|chạy|sáng|chiều|tối|hằng|h[àằ]ng)\b)")


# "mấy nhà máy đang thi công cộng lại có bao nhiêu trụ": what is added up, over some that are not counted
_ADDED = re.compile(r"\b(?:mấy|bao nhiêu)\b[^,;?]+\b(?:cộng lại|gộp lại|tổng cộng|tất cả)(?: thì)?(?: là| có| được)? (?P<what>(?:bao nhiêu|mấy) (?!tiền|kinh phí|vốn|triệu|tỷ|tỉ|đồng(?! hồ))[^\W\d_])")


def counted(folded: str) -> str:
    """What is counted, in the question's words: 'có bao nhiêu làng nghề truyền thống của …' → 'làng nghề truyền thống'."""
    folded = _PARTICLE.sub("", CLOCK.sub(" ", folded))
    if added := _ADDED.search(folded):
        folded = folded[added.start("what"):]
    if match := OF_EACH.search(folded) or _COUNTED.search(folded) or _WHICH.search(folded):
        return _UNITS.get(match["noun"], match["noun"])
    return _first_counted(folded)


# "bao nhiêu khách vậy?": what ends a question and names nothing
_PARTICLE = re.compile(r"\s(?:vậy|thế|nhỉ|ạ|hả|nhé|z|v)\s*\??$")
# What is asked by its name and written by its sign; what is told in per cent ('bớt bao nhiêu thời gian') counts nothing
_UNITS = {"mét vuông": "m2", "mét khối": "m3", "héc ta": "ha", "hecta": "ha", "ki lô mét": "km", "cây số": "km", "thời gian": "", "chi phí": "", "công sức": ""}


# What is counted begins right after: "bao nhiêu khu vực đo bản đồ", "mấy trường xây mới"
_RIGHT_AFTER = re.compile(r"(?:bao nhiêu|(?<!điều )(?<!khoản )(?<!năm )(?<!ngày )(?<!số )(?<!tháng )(?<!quý )mấy)\s+(?!tiền|kinh phí|vốn|triệu|tỷ|tỉ|đồng(?! hồ)|nghìn|phần trăm|lần|năm\b|ngày|h[àằ]ng\b|(?:cho|trong|từ|để|vào|ở|tại|của|và|thì|là|mà|một|mỗi|vậy|nhỉ|ạ|thế|nữa|theo|do|với|so|hơn|lên|xuống|mua|xây|làm|sửa|trồng|nuôi|lắp|mở|nâng cấp|cải tạo|đào tạo|hỗ trợ|tổ chức)\b)(?P<rest>[^\W\d_].*)")


def _first_counted(folded: str) -> str:
    """The word after 'bao nhiêu', 'mấy', where it goes on in a way of its own; '' where none is counted."""
    from index.segment import words

    match = _RIGHT_AFTER.search(folded) or _NUMBER_OF.search(folded)
    first = next(iter(words(match["rest"])), "") if match else ""
    return first.replace("_", " ").casefold() if first.replace("_", "").isalpha() else ""


# "so sánh số người được tập huấn", "Số trạm quan trắc ở hai chỗ có khớp không"
_NUMBER_OF = re.compile(r"^(?:so sánh |đối chiếu |cho biết |cho hỏi )?số (?:lượng )?(?!liệu|tiền|vốn|hiệu|văn bản|hóa|điện thoại|thứ tự|tài khoản)(?P<rest>[^\W\d_].*)")


# "ở những xã nào, mỗi xã bao nhiêu ha": a list, each entry with its figure
OF_EACH = re.compile(r"(?:những|các)\s+(?P<noun>[^\W\d_]+(?:\s+[^\W\d_]+){0,2}?)\s+nào\b.*\b(?:mỗi|từng)\b[^,.;?]{0,25}\s(?:bao nhiêu|mấy)\b")


# "những công văn nào", "các đề tài nào", "đề tài khoa học nào", "nghề gì"
_WHICH = re.compile(r"(?:những|các|kể tên(?: các)?|danh sách(?: các)?)\s+(?P<noun>[^\W\d_]+(?:\s+[^\W\d_]+){0,2}?(?:, [^\W\d_]+(?:\s+[^\W\d_]+){0,3}?)?)(?:\s+(?:nào|gì)\b|\s+(?=của|ở|tại|được|mà|về|thuộc|trong|dự|cho|gắn|có|do))")
