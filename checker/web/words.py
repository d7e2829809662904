"""The words of the page, in both languages."""

from checker.diagnostics.message import Text

TITLE = Text("法治政府建设年度报告检查", "Check an annual report on building a law-based government")
LEAD = Text(
    "公开之前，先查一遍：缺项、数据矛盾、错误表述。",
    "Before it is published: what is missing, contradicts itself, or is written wrongly.",
)
DROP = Text("把报告拖到这里", "Drop the report here")
OR = Text("或", "or")
CHOOSE = Text("选择文件", "Choose a file")
KINDS = Text(
    "Word（.docx）、PDF（文字版）、网页、纯文本、Markdown，不超过 {size} MB",
    "Word (.docx), PDF with text, HTML, text or Markdown, up to {size} MB",
)
PASTE = Text("粘贴文字", "Paste text")
PASTE_HERE = Text("把报告全文粘贴在这里", "Paste the whole report here")
CHECK = Text("开始检查", "Check")
PRIVACY = Text(
    "文件只在这台电脑上检查，不保存，不上传到任何网站。",
    "Checked on this computer only; nothing is stored and nothing leaves it.",
)
OPTIONS = Text("更多选项", "More options")
YEAR = Text("报告年度（不填则自动识别）", "Report year (recognised if left empty)")
SENDING = Text("正在读入文件……", "Reading the file…")
CHECKING = Text("正在检查……", "Checking…")
DONE = Text("检查完成：{n} 条问题", "Done: {n} findings")
LOST = Text(
    "连接中断：检查程序可能已关闭，请重新启动 fazhi serve。",
    "No connection: fazhi serve may have been closed; start it again.",
)
ACTIONS = Text("结果操作", "Actions")
WORD = Text("下载批注版 Word", "Annotated Word file")
HTML = Text("下载网页报告", "HTML report")
JSON = Text("下载数据（JSON）", "Data (JSON)")
EDIT = Text("修改文字再查", "Edit and check again")
AGAIN = Text("重新检查", "Check again")
CANCEL = Text("放弃修改", "Discard changes")
OTHER = Text("检查另一份", "Check another file")
EDITOR = Text("报告文字", "Text of the report")
EDIT_NOTE = Text(
    "这里改的是文字副本，原文件不会变动；改好后请把改动抄回原稿。",
    "This is a copy of the text: the file itself is not changed.",
)
EDITED = Text("修改后的文字", "edited text")
ONE_FILE = Text("一次检查一份，已取第一份。", "One file at a time: the first was taken.")
API = Text("程序接口", "API")
EMPTY = Text("还没有文字。", "There is no text yet.")
PASTED = Text("粘贴的文字", "pasted text")
