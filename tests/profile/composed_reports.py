"""Reports put together from headings and stock texts about invented places."""

from __future__ import annotations

MEASURES = (
    "修订行政执法程序规定等制度6项，组织业务培训9期，培训执法人员430人次；开展执法检查120次，办理案件35件，"
    "全部经过法制审核。全年收到群众投诉58件，办结58件，群众满意率达到97%。"
)
PROBLEMS = (
    "一是基层执法力量配备不足，专业人员偏少，主要原因是编制长期没有核增。"
    "二是个别文书说理不够充分，源于办案人员日常训练不多、考核要求不严。"
)
NO_CAUSES = "一是基层执法力量配备不足，专业人员偏少。二是个别文书说理不够充分，普法形式还比较单一。"
HEADS = (
    "局党组书记、局长主持召开党组会研究法治工作6次，作出批示8件，带头讲授法治课2次，亲自协调化解信访积案3件，"
    "年底向上级书面述法。"
)
PLAN = (
    "2024年，我局将争取增配执法人员8名，每季度组织一次文书评查，办好执法开放日活动，"
    "建成法治宣传园地2处，推动移动执法终端全员配备。"
)
OPENING = "2023年，云岗县水利局认真贯彻习近平法治思想，扎实推进依法行政。现将2023年法治政府建设情况报告如下。"
TITLE = "云岗县水利局2023年度法治政府建设情况报告"
TEXTS = {"M": MEASURES, "P": PROBLEMS, "N": NO_CAUSES, "H": HEADS, "L": PLAN}


def report(*sections: tuple[str, str], title: str = TITLE, opening: str = OPENING) -> str:
    """A report of headings and texts; a text of one letter stands for a stock text (M, P, N, H, L), none for none."""
    lines = [title, "发布时间：2024-02-08 来源：云岗县水利局", opening]
    for heading, body in sections:
        lines.append(heading)
        if body:
            lines.append(TEXTS.get(body, body))
    return "\n".join(line for line in lines if line) + "\n"
