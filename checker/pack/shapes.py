"""What a rule pack may hold. The same description checks packs as they are loaded and gives editors their schema."""

from __future__ import annotations

from typing import Any

from checker.pack.spec import Key, Shape, json_schema

_RULE = Key("rule", "string", "属于哪条规则（[[rule]] 的 name）；包里只有一条规则时可不写")
_ZH = Key("zh", "string", "给人看的中文说明")
_EN = Key("en", "string", "the same in English")
_PART = Key("part", "string", "只看报告的这一部分（报告类型中的 id，如 measures、next-year-plan）")
_FIX = Key(
    "fix",
    "string",
    "能否自动改：safe 放心改，unsafe 人看过再改，none 只指出（缺省 unsafe）",
    choices=("safe", "unsafe", "none"),
)
SCOPES = ("whole", "heading", "title")
_SCOPE = Key("scope", "string", "看哪里：whole 全文（缺省）、heading 各级标题、title 报告题目", choices=SCOPES)
LEVELS = ("error", "warning", "info")

SHAPES = (
    Shape(
        "pack",
        "规则包",
        (
            Key("id", "string", "标识：小写字母、数字、连字符", True),
            Key("zh", "string", "名称", True),
            Key("en", "string", "name in English"),
            Key("basis", "string", "依据的文件"),
            Key("basis_en", "string", "the same in English"),
            Key("profile", "string", "只用于这种报告类型（如 law-based-government）"),
        ),
        many=False,
        required=True,
    ),
    Shape(
        "rule",
        "一条规则；下面各项用 rule 指明属于哪条",
        (
            Key("code", "string", "编号：一个大写字母加 9 开头的三位数，如 W901", True),
            Key("name", "string", "名称：小写字母、数字、连字符", True),
            Key("zh", "string", "一句话说明查什么", True),
            _EN,
            Key("level", "string", "级别（缺省 warning）", choices=LEVELS),
            Key("why", "string", "为什么"),
            Key("basis", "string", "依据（缺省用 [pack] 的）"),
            Key("good", "strings", "不应报告的例子"),
            Key("bad", "strings", "应当报告的例子"),
        ),
        required=True,
    ),
    Shape(
        "term",
        "不用的词语",
        (
            _RULE,
            Key("avoid", "string", "不用的写法", True),
            Key("use", "string", "应当用的写法；不写则只指出"),
            Key("unless_before", "strings", "前面紧接这些字时不算"),
            Key("unless_after", "strings", "后面紧接这些字时不算"),
            Key("since", "integer", "从哪个报告年度起"),
            _FIX,
            _ZH,
            _EN,
        ),
    ),
    Shape(
        "pattern",
        "用正则表达式写的规则：出现就报告",
        (
            _RULE,
            Key("pattern", "pattern", "正则表达式；有括号时只指出第一个括号里的部分", True),
            Key("use", "string", "改成什么；不写则只指出"),
            _SCOPE,
            _PART,
            _FIX,
            Key("zh", "string", "给人看的中文说明", True),
            _EN,
        ),
    ),
    Shape(
        "phrase",
        "必须出现的说法：都没有出现就报告",
        (
            _RULE,
            Key("any", "strings", "出现其中一个即可", True),
            _PART,
            Key("since", "integer", "从哪个报告年度起"),
            _ZH,
            _EN,
        ),
    ),
    Shape(
        "part",
        "必须有的部分：没有任何标题符合就报告",
        (
            _RULE,
            Key("heading", "strings", "标题应含有的词（正则表达式），符合一个即可", True),
            Key("since", "integer", "从哪个报告年度起"),
            Key("zh", "string", "这一部分的名称", True),
            _EN,
        ),
    ),
    Shape(
        "topic",
        "应当写到的内容：关键词出现得不够就报告",
        (
            _RULE,
            Key("keywords", "strings", "关键词", True),
            Key("at_least", "integer", "至少出现几个不同的关键词（缺省 1）"),
            _PART,
            Key("zh", "string", "内容的名称", True),
            _EN,
        ),
    ),
    Shape(
        "formula",
        "固定提法：差一个字就报告",
        (_RULE, Key("text", "string", "规范写法，至少 5 个字", True)),
    ),
    Shape(
        "identity",
        "数据之间应有的关系",
        (
            Key("id", "string", "标识", True),
            Key("formula", "string", "关系式，如：维持 + 撤销 = 审结", True),
            Key("level", "string", "级别", True, ("error", "warning", "rate", "info")),
            Key("source", "string", "依据", True),
            Key("core", "strings", "这些部分都出现时才当作完整的分项"),
            Key("unit", "string", "量词所属的类"),
        ),
    ),
    Shape(
        "word",
        "关系式里的名称在报告中的说法",
        (Key("name", "string", "名称", True), Key("said", "strings", "说法", True)),
    ),
)


def pack_schema() -> dict[str, Any]:
    """The JSON Schema of rule packs."""
    about = "fazhi 规则包：不写代码的规则。 A rule pack of fazhi: rules without code."
    return json_schema("fazhi rule pack", about, SHAPES)
