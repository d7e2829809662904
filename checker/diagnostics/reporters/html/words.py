"""What the report says around the findings, in both languages."""

from checker.diagnostics.message import Text
from checker.diagnostics.reporters.advice import BASIS as BASIS
from checker.diagnostics.reporters.advice import FIX as FIX
from checker.diagnostics.reporters.advice import HELP as HELP
from checker.diagnostics.reporters.advice import NO_PARTS as NO_PARTS
from checker.diagnostics.reporters.advice import PARTS as PARTS
from checker.diagnostics.reporters.advice import SUPPRESSED as SUPPRESSED

TITLE = Text("法治政府建设年度报告检查结果", "Check of annual reports on building a law-based government")
SKIP = Text("跳到正文", "Skip to the text")
FILES = Text("文件", "Files")
FILE = Text("文件", "File")
SUMMARY = Text("检查结论", "Summary")
OUTLINE = Text("目录", "Outline")
TEXT = Text("原文", "Text")
FINDINGS = Text("问题", "Findings")
NO_FINDINGS = Text("没有发现问题。", "No findings.")
UNREAD = Text("这份文件没有读成，没有检查结论。", "This file could not be read: there is no verdict.")
CRASHED = Text("有规则运行出错，检查不完整。", "A rule failed: the check is not complete.")
FIGURES = Text("数字", "Figures")
FIGURES_LONG = Text("程序读出的数字", "The figures as read")
FIGURES_LEAD = Text(
    "下表是程序对报告中每个数字的理解，可点“原文”列跳到该处核对。",
    "How each figure of the report was understood; the first column leads to its place.",
)
COVERAGE = Text("读出数字 {parsed} / {figures} 个", "{parsed} of {figures} figures read")
BY_SEVERITY = Text("按级别", "By severity")
BY_RULE = Text("按规则", "By rule")
ALL_RULES = Text("全部规则", "all rules")
PREVIOUS = Text("上一条", "Previous")
NEXT = Text("下一条", "Next")
SHOWN = Text("显示 {shown} / {all} 条", "{shown} of {all} shown")
PLACES = Text("所在", "Places")
ARITHMETIC = Text("算式与核对", "Arithmetic")
REMOVED = Text("（删去）", "(removed)")
IGNORE = Text("如何忽略", "How to ignore")
WHOLE = Text("全文", "whole text")
CLOSE = Text("关闭", "Close")
FURNITURE = Text("网页导航等文字（未检查）", "Page furniture (not checked)")
BY_PART = Text("各部分的问题数", "Findings by part")
PREAMBLE = Text("标题与引言", "Title and preamble")
BREAKDOWN = Text("分项与总数对比", "Parts against the total")
TOTAL = Text("总数", "total")
SUM = Text("分项合计", "sum of parts")
MADE_BY = Text(
    "由 fazhi {version} 生成；规则检查不能代替人工审核。", "Made by fazhi {version}. It does not replace review."
)
BASELINED = Text("另有 {n} 条已在基线中，没有列出。", "{n} more are in the baseline and not listed.")
YEAR = Text("报告年度", "Report year")
ISSUER = Text("报告机关", "Issuer")
PUBLISHED = Text("公开日期", "Published")
COLUMNS = (
    Text("原文", "As printed"),
    Text("值", "Value"),
    Text("单位", "Unit"),
    Text("主体", "Subject"),
    Text("动作", "Action"),
    Text("范围", "Scope"),
    Text("期间", "Period"),
    Text("属于", "Part of"),
)
PROBLEMS = Text("检查本身的问题", "Problems of the check itself")
