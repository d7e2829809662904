"""N109 list-count."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.formula import FormulaKind
from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.numbers._finding import findings_of


@rule(
    "N109",
    "list-count",
    Text("列举的个数与所说的数目不符", "the things listed are not as many as announced"),
    Severity.INCONSISTENCY,
    basis=Text(
        "列举完毕的事项个数应等于所说的数目；“等”之后的数目不少于所列", "a complete list has as many items as announced"
    ),
)
def list_count(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    “A、B、C四项制度”“《》《》等1件”“两名……分别来自A、B、C”“三个县（A、B）”“以下四个方面”“六个聚焦”“以上六个领域”
    与实际列出的个数不符；所列可以在数目之前、之后、括号里、下面各段，也可以是一是、二是或分号隔开的几句。
    分别、依次之后的数（四个季度依次为甲、乙、丙、丁），紧接着相加的几类（甲、乙、丙，三类合计），逐批交代的首批、次批、末批，
    也与所说的数目对一对。
    几个数目连着出现、后文各有一句说明的（用两种方式、看三个方面：方式是……，方面是……），各按各的一句计数。

    ## 为什么
    数目与列举不符，不是漏列就是误算。

    ## 依据
    列举完毕的事项个数应等于所说的数目；“等”之后的数目不少于所列。

    ## 正例
    ```text
    公安、城管、住建等5个部门建立调解室。
    ```
    ```text
    落实公示、全过程记录、法制审核“三项制度”。
    ```
    ```text
    重点抓三个方面：一是抓学习。二是抓执法。三是抓调解。
    ```

    ## 反例
    ```text
    深入推进公安、交通、环保、文旅5支综合执法队伍改革。
    ```
    ```text
    建立联席会议、信息共享、案件移送、联合督办四项机制。上述五项机制运行良好。
    ```

    ## 选项
    无。

    ## 误报与边界
    “和”“及”既可能连接两项也可能在一项之内，两种数法有一种相符就不提示，都不符时写明“4至5项”；末尾的“甲和乙”看得出是两个
    名称的（不是“农业和林业局”一类）按两项计。动词的并列
    （修订、完善5项制度）、办事的次数（召开调度会、现场会7次）和附近没有列举的口号（“五个一”工程）不算列举。
    数目之前的动词（办4件实事、过三道关口）不是所列的事项。标题下各段与标题所说的名称无关时（“三项制度”之下是（一）规范公开……）不按列举计数。
    """
    yield from findings_of(report, FormulaKind.LIST)
