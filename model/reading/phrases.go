package reading

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// A role is what a phrase does in a clause.
type role uint8

const (
	residue   role = iota // words that are not known
	filler                // says nothing about a figure
	noun                  // what is counted
	act                   // what is done with it
	outcome               // how an application was answered
	result                // how a dispute ended
	applicant             // who applied
	topic                 // 信息公开 alone: brings back the subject that others took
	part                  // 其中: the figures that follow are parts
	others                // 其他: of what the figure before is a kind
	listed                // 等: a figure counts a list
	submitted             // 提交的: ends the words for all applicants
	attribute             // 等方面的: closes what describes all of them
	all                   // 全部, 均
	changed               // 同比, 增长: a figure tells a difference
	rate                  // 日均, 每: not of the year
	channel               // 网络, 信函: by the way of applying
	ways                  // 等渠道: all ways of applying that were listed
	narrow                // 代表, 上半年: of less or more than the report
	about                 // 涉及, 有关: narrow unless of 信息公开
	scope                 // 全县, 我局: whose figures they are
	negation              // 未, 无
	inTurn                // 分别为
	plan                  // 将, 力争
	yearEnd               // 年末: what follows is of the year again
	sinceThen             // 施行以来: counts from an earlier year on
	figureMark
	yearMark
	comma
	enumeration // 、
	colon
	stop // 。！？
	semicolon
	newline
	opening
	closed
)

// Keys of nouns and acts beside the measures.
const (
	requests    = "requests"
	except      = "except" // 除2件结转外
	rest        = "rest"   // what is left when the others have been told
	ofYear      = "part-of-year"
	byRule      = "by-rule" // of what would be counted, not of what was
	ofOthers    = "other-body"
	institution = "institution" // whose figures those of the sentence are
	toLevel     = "level"       // a change up or down to a figure
	alien       = "alien"       // takes every figure until 信息公开 or 依申请 returns
	thing       = "thing"       // takes the figure next to it
	appealing   = "appealing"
	conflicts   = "conflicts" // 争议: reviews and suits
	normative   = "normative"
	regulations = "regulations"
	weak        = "weak" // 申请: of whatever is spoken about
	total       = "total"

	receive  = "receive"
	process  = "process"
	done     = "done"
	answer   = "answer"
	unsettle = "unsettled"
	amend    = "amend"
	due      = "due"    // to be handled: new ones and those carried in
	arrive   = "arrive" // from last year, where that stands before
	carry    = "carry"
	move     = "move" // on to next year, where that follows
	added    = "added"
	publish  = "publish"
)

// phrases is the vocabulary: role, key, words as spelled writes them. The longest phrase
// at a place wins.
var phrases = []struct {
	role  role
	key   string
	words string
}{
	{noun, requests, `政府信息公开申请 信息公开申请 信息公开申请书 信息公开申请表 政府信息公开的申请 信息公开的申请 政务公开申请 政府信息申请 申请公开政府信息 申请政府信息公开 申请信息公开
		依申请公开 依申请公开申请 依申请公开件 依申请公开事项 依申请公开案件 依申请公开政府信息 依申请公开政府信息申请 依申请公开信息 依申请公开的申请 依申请公开政府信息的申请
		依申请政府信息公开 依申请公开办件 依申请公开信息申请 依申请件 依申请信息公开 依申请事项 政府信息依申请公开 政府信息依申请 公开申请 政府信息公开申请件 信息公开申请件 政府信息公开申请事项
		政府信息公开依申请 依申请公开信件 依申请信件 依申请公开来信 依申请公开工单 依申请公开诉求 政府信息公开申请书 政府信息公开申请表
		政府信息申请公开件 政府信息申请公开 信息申请公开件 信息申请公开 依公开事项 依公开申请 依公开件 依公开办件 依申请公开事项申请 依申请公开受理件 依申请公开办理件 依申请公开类申请
		政府信息公开申请案件 政府信息公开申请件次 政府信息公开事项申请 申请公开信息 申请公开事项 政府信息公开类申请 公开政府信息的申请 公开政府信息申请 依申请信息 政府信息公开申请总数 政府信息公开申请受理件`},
	{noun, weak, `申请 申请件 申请事项 申请书 申请表 来件`},
	{noun, total, `申请总量 申请总数 申请数量 申请量 申请件数`},
	{topic, "", `信息公开 依申请 政府信息公开 政府信息公开工作 信息公开工作 政务公开工作 政府信息公开事项 信息公开事项 依申请公开工作`},
	{noun, alien, `信件 信箱 留言 来信 来访 信访 提案 议案 建议 人大建议 政协提案 咨询 投诉 举报 诉求 工单 热线 问政 来电 求助 网帖 办件
		行政许可申请 许可申请 复审 仲裁 调解 行政审批 政务服务 政务服务事项 服务事项 信访件 信访事项 咨询件 投诉件 留言件 提问 法律援助 公证 执法案件
		建议提案 建议和提案 建议、提案 人大代表建议 群众来信 群众来访 网民留言 网上信访 书记信箱 县长信箱 市长信箱 区长信箱 局长信箱 领导信箱 政务热线 不动产登记`},
	{noun, thing, `政府信息 政务信息 信息 动态 公告 公示 通知 视频 图解 任务 项目 问题 证照 证明 档案 线索 稿件 新闻 报道 解读 公报 公文 文件 政策文件 政策解读
		文电 纠纷 合同 隐患 审批 备案 登记 舆情 回应 答记者问 调查 征集 意见 复核 申诉 检查 督查 通报 整改 培训 会议 活动 发布会 听证 反馈 选题 报告 方案 制度 办法 议题 批示 帖
		党内规范性文件 党委规范性文件 党组规范性文件 规范性文件备案 规范性文件合法性审核 规范性文件合法性审查 合法性审查 合法性审核 公平竞争审查 工作提示 提示函 案例 行政许可案卷 行政处罚案卷 处罚案卷 许可案卷`},
	{noun, appealing, `行政复议申请 复议申请 行政复议案件申请`},
	{noun, string(Review), `行政复议 复议 行政复议案件 复议案件 复议案 行政复议案`},
	{noun, string(Suit), `行政诉讼 诉讼 行政诉讼案件 诉讼案件 行政应诉 应诉 提起诉讼 起诉 行政诉讼案 诉讼案 应诉案`},
	{noun, string(Direct), `未经复议直接起诉 未经行政复议直接起诉 未经复议直接提起行政诉讼 未经复议直接提起诉讼 未经复议直接提起的行政诉讼 直接提起的行政诉讼 直接提起行政诉讼 直接提起诉讼 直接起诉 直接诉讼 直接向法院起诉 未经复议诉讼`},
	{noun, string(After), `复议后起诉 行政复议后起诉 复议后提起行政诉讼 复议后提起诉讼 经复议后起诉 经复议后提起行政诉讼 复议后诉讼 复议后再诉 复议后再起诉 复议起诉 不服复议起诉 复议后行政诉讼 行政复议后提起行政诉讼 (行政|)复议(后|之后)(又|再|)(起诉|诉讼|提起诉讼|提起行政诉讼|诉)(的|)`},
	{noun, normative, `行政规范性文件 规范性文件 政府规范性文件 行政规范性文件件`},
	{noun, regulations, `规章 政府规章 地方政府规章 部门规章 新规章 旧规章`},
	{filler, "", `规章制度 法律法规规章 法律、法规、规章 法规规章 法规、规章`},
	{noun, string(Licences), `行政许可 行政许可决定 行政许可处理决定 许可决定`},
	{noun, string(Penalties), `行政处罚 处罚决定 行政处罚决定 行政处罚处理决定 行政处罚案件 行政处罚决定书`},
	{noun, "?" + string(Licences), `许可 许可事项 许可件`},
	{noun, "?" + string(Penalties), `处罚 处罚件`},
	{noun, "?" + string(Coercions), `强制`},
	{noun, conflicts, `争议案件 信息公开争议 信息公开争议案件 政府信息公开争议 行政争议 行政争议案件 争议案`},
	{noun, string(Coercions), `行政强制 强制决定 强制措施 行政强制决定 行政强制措施 行政强制处理决定`},
	{noun, string(Fees), `行政事业性收费 行政事业性收费金额 行政事业性收费收入 行政事业收费`},
	{noun, string(Handling), `信息处理费 政府信息公开信息处理费 信息公开处理费 政府信息公开处理费 政府信息处理费 信息公开信息处理费 依申请公开信息处理费 处理费`},

	{act, receive, `向(我局|我办|我委|我厅|我县|我市|我区|我镇|我乡|我街道|本机关|本单位|我单位)(提出|提交|递交) 收到 新收 新收到 接收 受理 收悉 接到 共收 共收到 登记受理 受理登记 新受理 接收到 新增受理 新接收 新接到 收取申请 受到 共受到 收受 收件 新收件 收`},
	{act, process, `处理 办理 收办 受办 共收办 共受办 承办 办理了`},
	{act, done, `办结 办理完毕 办理完成 办理完结 办毕 已办结 已办理 已办理完毕 已办理完成 已办毕 处理完毕 处理完成 结案 办理办结 已办 办了 办结完成 办理结束 办理结果总计 办理结果合计 办理结果共计 处理结果合计 处理结果总计 完成办理 完成办理的`},
	{act, answer, `答复 回复 办复 作出答复 办理答复 答复办理 答复申请人 予以答复 已答 已答复 作答 完成答复 给予答复 书面答复 答复完毕 做出答复`},
	{act, due, `应办 应办理 需办理 共需办理 应办申请 需办 要办 应办结 应办总数 应办申请总数`},
	{act, arrive, `转来 转来的 遗留 遗留的 没办完 没办完的 未办完 未办完的 顺延的`},
	{act, unsettle, `待办 待办理 没有办结 没有到期 未到期 尚未到期 未到答复期限 没有答复 未办结 尚未办结 正在办理 在办 尚在办理 正在办理中 办理中 未办理完毕 未答复 未办结完成 尚未办理完毕 尚未答复 未能办结 尚未办完 未完成办理 未答 未办 尚在办理期限内 仍在办理 仍在期限内 仍在办理中 仍在办理期限内`},
	{act, string(CarriedIn), `(上年|上年度|上一年|上一年度|去年|去年度)结转(至|到|入|)(本年|本年度|今年|今年度|当年|)(继续|)(办理|处理|)(的|)(申请|政府信息公开申请|)
		(上年|上年度|上一年|上一年度|去年|去年度)(转入|未办结|遗留|结余|转结) (结转|结转自|转自)(上年|上年度|上一年|上一年度|去年|去年度)(的|)(办理|处理|申请|) 往年结转 上年转结 上年度转结 上一年转结
		(从|承接|承接自|)(上年|上年度|上一年|上一年度|去年|往年)(转来|转来的|转接|接转|转入|没办完|没办完的|未办完|未办完的|移转|顺延|顺延的|未结) 承接(上年|上年度|上一年|去年) 期初 年初结转 年初(未办结|在办|待办|未结|未办|结存|存)(的|)
		(上年|上年度|上一年|上一年度|去年)未办结(转入|结转|转来)(本年|今年|的|) 上年余 上年剩余 上年余下 上年度余 去年余 旧存 上年旧存 期初结存 结转入 结转来 (算上|加上)(上年|上年度|上一年|去年)`},
	{act, string(CarriedOut), `(结转|转|转入|转至|转到|顺延|延|延期)(至|到|入|)(下年|下年度|下一年|下一年度|次年|次年度|明年|来年)(继续|)(办理|处理|答复|办结|) (下年度|下年|下一年度)继续办理
		(下年|次年|明年|下一年)(答复|办理|办结) 结转继续办理 跨年办理 跨年结转 留待(下年|下年度|下一年度)(继续|)办理 结转以后年度 年末结转 年底结转 期末结转 期末未办结 期末 期末结存 结转出去 结转次年 结余 年末未办结 结转出 剩余结转`},
	{act, carry, `结转 转结 结转过来 结转办理 结转至 结转到`},
	{act, move, `转 转入 转至 转到 留至 留到 顺延至 顺延到 延至 延续至 延续到 延期至 跨年至 留待`},
	{act, added, `新增 新增加`},
	{act, string(NormativeIssued), `制发 制定 出台 印发 制定出台 新制发 新制定 新出台 制定印发 制定发布 出台印发 新印发 新发 新发布 新出 发文 制订 新制订 审议通过 新公布 新出台 新增加制定 新制`},
	{act, string(NormativeRepealed), `废止 停止执行 清理废止 宣布废止 予以废止 退出 打包废止`},
	{act, string(NormativeLapsed), `失效 宣布失效 公布失效`},
	{act, string(NormativeInForce), `现行有效 现行有效文件 现行有效的文件 现行有效的 总量保持在 总数保持在 存量 在用 仍在施行 仍在施行的 在施行 有效文件 有效件 年末有效 留存 目前保留 正在执行 期末有效 仍然有效 现仍有效 目前有效 现行 有效 继续施行`},
	{act, string(NormativeKept), `继续有效 保留 继续执行 继续保留 保留继续有效 保留继续有效的`},
	{act, amend, `修订 修改 拟修改`},
	{act, publish, `公开 发布 公布 主动公开 公示 集中公开 公开发布 更新 上传`},

	{outcome, string(Granted), `予以公开 已予公开 准予公开 属于予以公开 予以公开的 全文公开 给予公开`},
	{outcome, string(Partly), `部分公开 予以部分公开 部分予以公开 区分处理`},
	{outcome, string(Granted) + "+" + string(Partly), `全部或部分公开 全部公开或部分公开 全部和部分公开 全部公开和部分公开 全部公开或者部分公开 全部、部分公开 公开或部分公开 公开和部分公开 公开或者部分公开`},
	{outcome, string(Denied), `不予公开 不予以公开 决定不予公开 不公开`},
	{outcome, string(Unavailable), `无法提供 无法予以提供`},
	{outcome, string(Rejected), `不予处理`},
	{outcome, string(Other), `其他处理 作其他处理 其它处理 作其它处理 按其他处理 以其他方式处理 以其他方式处理的 按其他方式处理 列其他处理 列入其他处理 归入其他处理 计入其他处理`},
	{outcome, "denied-secret", `属于国家秘密 涉及国家秘密 国家秘密`},
	{outcome, "denied-law", `法律行政法规禁止公开 其他法律行政法规禁止公开 法律、行政法规禁止公开 法律法规禁止公开`},
	{outcome, "denied-third-party", `保护第三方合法权益 第三方合法权益 涉及第三方合法权益`},
	{outcome, "denied-internal", `三类内部事务信息 内部事务信息 属于三类内部事务信息 属于内部事务信息`},
	{outcome, "denied-process", `四类过程性信息 过程性信息 属于四类过程性信息 属于过程性信息`},
	{outcome, "denied-enforcement", `行政执法案卷 属于行政执法案卷 执法案卷 行政执法案卷信息`},
	{outcome, "denied-lookup", `行政查询事项 属于行政查询事项`},
	{outcome, "unavailable-not-held", `本机关不掌握相关政府信息 不掌握相关政府信息 本机关不掌握相关信息 本机关不掌握 不掌握相关信息 不掌握信息 不掌握的信息`},
	{outcome, "unavailable-creation", `没有现成信息需要另行制作 没有现成信息 需要另行制作 需另行制作`},
	{outcome, "unavailable-unclear", `补正后申请内容仍不明确 补正后仍不明确 申请内容仍不明确`},
	{outcome, "rejected-petition", `信访举报投诉类申请 信访举报投诉类 信访、举报、投诉类申请 信访、举报、投诉类`},
	{outcome, "rejected-repeat", `重复申请`},
	{outcome, "rejected-publication", `要求提供公开出版物 公开出版物`},
	{outcome, "rejected-excessive", `无正当理由大量反复申请 大量反复申请`},
	{outcome, "rejected-confirm", `要求行政机关确认或重新出具已获取信息 确认或重新出具已获取信息 确认或重新出具`},
	{outcome, "other-uncorrected", `逾期不补正 逾期未补正 无正当理由逾期不补正 申请人无正当理由逾期不补正 申请人逾期不补正`},
	{outcome, "other-unpaid", `逾期未按收费通知要求缴纳费用 逾期未缴纳费用 申请人逾期未按收费通知要求缴纳费用 逾期未缴费`},
	{outcome, "?granted", `答复公开 获得全部公开 同意公开 全部公开 已公开 公开答复 主动公开范围 以公开方式答复 给了的`},
	{outcome, "?partly-granted", `同意部分公开 区分处理后公开 区分处理后部分公开 获得部分公开 作部分公开 给了一部分的 以部分公开方式答复`},
	{outcome, "?denied", `未能公开 不同意公开 未予公开 未公开 没给的 没公开 没公开的 以不予公开方式答复`},
	{outcome, "?rejected", `不处理 不予处置 未予处理 以不予处理方式答复`},
	{outcome, "?" + string(Unavailable), `没法提供 提供不了 给不了 给不了的 以无法提供方式答复 未提供`},
	{outcome, "?rejected-excessive", `大量反复 大量反复的`},
	{outcome, "?denied-secret", `涉密 涉及秘密`},
	{outcome, "denied-security", `三安全一稳定 危及三安全一稳定 危及“三安全一稳定”`},
	{outcome, "?denied-law", `法律禁止公开 法律法规禁止 法律禁止`},
	{outcome, "?denied-third-party", `第三方权益 第三方商业秘密 商业秘密 个人隐私 第三方隐私 第三方 涉及第三方权益 保护第三方权益 涉及第三方商业秘密 他人商业秘密 涉及他人商业秘密 第三方不同意公开 第三方不同意 涉及商业秘密`},
	{outcome, "?denied-internal", `内部事务 内部管理信息 内部管理 内部工作流程 内部信息`},
	{outcome, "?denied-process", `过程性 过程信息 过程性文件`},
	{outcome, "?denied-enforcement", `执法案卷信息 案卷 行政执法案卷类 执法案卷类`},
	{outcome, "?denied-lookup", `行政查询 行政查询类 查询类 查询事项`},
	{outcome, "?unavailable-creation", `另行制作 另外制作 须另行制作 加工制作 须加工制作 重新制作 需要加工汇总 加工汇总 需要重新制作 没有现成信息需要另外制作`},
	{outcome, "?unavailable-unclear", `仍不明确 内容不明确 仍说不清 补正后仍说不清`},
	{outcome, "?rejected-petition", `信访投诉举报类 信访投诉举报 信访举报投诉 信访类 信访投诉 信访投诉类 信访举报 信访举报类 属信访事项 属于信访事项 实为信访诉求 按信访处理 按信访事项处理 按信访渠道 按信访渠道处理 按信访渠道告知 引导至信访渠道 引导至信访渠道的 告知信访渠道 告知通过信访渠道 转信访渠道 作为信访事项 告知通过信访渠道反映 通过信访渠道反映`},
	{outcome, "?rejected-repeat", `重复 重复提出`},
	{outcome, "?rejected-confirm", `重新出具 重新出具类`},
	{outcome, "?other-uncorrected", `未按期补正 未补正 不补正 逾期不予补正 没补正 没补正的`},
	{outcome, "?withdrawn", `自行撤回 撤回 撤回申请 主动撤回 主动撤回申请 申请人撤回 申请人撤回申请 申请人撤销 申请人主动撤回 撤销申请`},
	{outcome, "?unavailable-not-held", `不存在 信息不存在 政府信息不存在 不属于本机关 非本机关 不属于本机关公开 不掌握 不掌握相关政府信息的 未掌握 未掌握的`},
	{outcome, "?", `不予受理 不予重复处理 补正 告知补正 逾期答复 超期答复 延期答复 超期办结 逾期办结 延期办理 转办 转送 移交 征求第三方意见 当场答复 电话答复 便民答复`},

	{result, string(Upheld), `维持 结果维持 维持原行政行为 维持原决定 予以维持 维持原答复 被维持 获维持 均维持 作出维持决定 判决维持 复议维持 复议机关维持 行政复议机关维持 法院维持 法院判决维持 人民法院维持 人民法院判决维持 判决驳回即维持 上级机关维持`},
	{result, string(Corrected), `纠正 结果纠正 被纠正 予以纠正 纠正结果 纠错 被纠错 复议纠错 复议纠正 被判纠正 判纠正 复议机关纠正 行政复议机关纠正 法院纠正 判决纠正 诉讼被纠正 复议被纠正 被复议机关纠正 法院判决纠正 人民法院纠正 人民法院判决纠正`},
	{result, string(OtherResult), `其他结果 其他处理结果`},
	{result, string(Pending), `尚未审结 未审结 尚未办结审理 正在审理中 尚在审理 尚在审理中 待审结 未结 待判 没有审结 尚未结案 尚未判决 正在审理 审理中 在审 还在审理 仍在审理 还在审理之中 仍在审理之中 仍在审理过程中 尚在审理之中 待结`},
	{result, "?" + string(Upheld), `胜诉 全部胜诉 法院支持`},
	{result, "?" + string(Corrected), `败诉 改变原答复 改变原答复的`},
	{result, "<" + string(Upheld), `驳回 判决驳回 驳回诉讼请求 驳回其诉讼请求`},
	{result, "<" + string(Corrected), `撤销 被撤销 确认违法 责令 责令重新答复 被责令重新答复 责令履行`},
	{result, "<" + string(OtherResult), `终止 和解 撤诉 原告撤诉 撤回起诉 调解结案 中止 撤回复议申请终止 申请人撤回复议申请终止`},
	{result, "?", `审结 履行`},

	{applicant, Person, `自然人 公民个人`},
	{applicant, LegalPersons, `法人或其他组织 法人和其他组织 法人及其他组织 法人或者其他组织 法人、其他组织 法人以及其他组织 法人或组织 法人和组织 法人及组织 法人组织`},
	{applicant, "business", `商业企业`},
	{applicant, "?" + Enterprises, `企业 企业法人`},
	{applicant, "?" + Person, `个人 公民 市民 村民 居民`},
	{applicant, "?other", `其他组织 其它组织 村集体经济组织 集体经济组织 村民委员会 村委会`},
	{applicant, "?legal", `律师事务所 律所`},
	{applicant, "research", `科研机构`},
	{applicant, "welfare", `社会公益组织 公益组织`},
	{applicant, "legal", `法律服务机构`},
	{applicant, "?", `法人 律师 组织 单位 媒体 社会组织`},
	{filler, "", `公民、法人和其他组织 公民、法人或其他组织 公民、法人及其他组织 公民、法人或者其他组织 公民法人和其他组织 自然人、法人和其他组织 自然人、法人或其他组织 公民和法人 社会公众 人民群众 群众 公众`},

	{filler, "", `对答复不服 不服答复 对答复不满 对答复结果不服 对处理结果不服 对办理结果不服 对答复内容不服 对政府信息公开答复不服 因不服答复 不服 不满`},
	{filler, "", `向(法院|人民法院|区法院|县法院|市法院|区人民法院|县人民法院|市人民法院)(提起|提出|)`},
	{filler, "", `以(我省|我市|我县|我区|我州|我旗|我镇|我乡|我街道|我局|我委|我厅|我办|我单位|我机关|本机关|本单位|本级政府)名义`},
	{residue, "", `应急 应用 应对 供应 响应 反应 适应 应当 时代 现代 代码 替代 首页 首府 征收 验收 回收 税收 吸收 招收 没收 收费 收入 收支 收藏 收获 收集 收购 收回 丰收 收官 收尾 收益 收听 收看 收视 增收 创收
		污水处理 垃圾处理 处理厂 处理站 公益诉讼 民事诉讼 刑事诉讼 诉讼费 更新改造 城市更新 新增用户 新增粉丝 新增关注`},

	{negation, "", `不含 不包括 不包含 不计`},
	{part, "", `其中 包括 包含 含 内含`},
	{submitted, "", `提交的 提出的 递交的`},
	{others, "", `其他 其它 其他的 其它的 其他情形 其他情形的 其他情况 其他情况的 其他类 其他件`},
	{listed, "", `等`},
	{attribute, "", `等(各|多|多个|各个|各类|)(方面|领域|类别|问题|事项|内容)(内容|信息|)的`},
	{all, "", `清一色 清一色是 全是 都是 均系 全部属于 全部是 均属于 全部 均 均已 都 皆 已全部 悉数 全数`},
	{changed, toLevel, `增至 降至 升至 增加到 增加至 增长到 增长至 上升到 上升至 提高到 提高至 减少到 减少至 下降到 下降至 降到 升到 增到 回落至 回落到 精简到 精简至 压减到 压减至 压缩到 压缩至`},
	{changed, "", `同比 环比 增长 增加 减少 下降 上升 增幅 降幅 上涨 提高 提升 净增 多 少 翻 增长了 增加了 减少了 下降了 减幅 涨幅 持平 增 降`},
	{rate, "", `平均 日均 月均 年均 人均 每月 每季 每日 每天 每年 每周 每`},
	{channel, "", `网络 网上 线上 线下 互联网 网站 平台 系统 信函 邮寄 邮件 电子邮件 邮政 当面 现场 传真 窗口 书面形式 来函 微信 小程序 快递 渠道 上门 挂号信 邮箱 申请平台 其他方式 其他形式 电话`},
	{ways, "", `(书面|网上|网络|线上)(及|和|、|与)(书面|网上|网络|线下) 等(多种|各种|各类|不同|)(渠道|方式|形式|途径) (线上线下|线上、线下|线上和线下|网上网下|各类|各种|多种|各|多)(渠道|方式|形式|途径) 线上线下 线上、线下 线上和线下`},
	{narrow, ofYear, `上半年 下半年 季度 月份 当月 前期 后续 期间 改版后 上线后 启用后 开通后 成立后 修订后 试行后 运行后`},
	{filler, "", `报告期间 统计期间 年度期间`},
	{narrow, ofOthers, `代表 代 代办 名义 直属 下属 局属 委属 独立办理 有关部门 跨部门 转来 上级 省级 国家级 牵头 协助 配合 联合 指导`},
	{narrow, except, `除 除去 扣除 除了`},
	{narrow, "", `提前 延期 超期 逾期 当场 即时 限时 快速 优先 两类 相加 两者 上述 以上 该 这些 此类 办理过程中 部分 大部分 多数 少数 个别 主要 重点 近年 首 到期 应 减免 免收 退还 退费 免除 应收 抽查 随机 试点 集中 批量 同一`},
	{narrow, rest, `剩 还剩 其余 其他的 剩余 余下 余 另 另有 另外 尚有 还有 尚余`},
	{narrow, "", `免予行政处罚 免于行政处罚 不予行政处罚 减轻行政处罚 从轻行政处罚 拟行政处罚 轻微违法 首违不罚`},
	{narrow, "", `(其他|其它|一般|普通)(行政复议|行政诉讼|复议|诉讼)(案件|)`},
	{narrow, institution, `行政复议局 复议局 行政复议机构 复议机构 行政复议中心 复议委员会 行政复议委员会 两级法院 各级法院`},
	{narrow, ofOthers, `法院 人民法院 检察院 审判 出庭 出庭应诉 负责人出庭 作为复议机关 作为行政复议机关`},
	{about, "", `涉及 关于 有关 相关 针对 涉`},
	{scope, "", `本机关 本单位 我单位 本街道 我县 我市 我区 我州 我旗 我省 本县 本市 本区 全县 全市 全区 全省 全州 全旗 全镇 全乡 我局 我办 我委 我厅 我镇 我乡 我街道 本局 本办 本委 本厅 本镇 本乡 各级行政机关 各行政机关 行政机关 各级 各 各单位 各部门 各部门单位 各级各部门 各部门各单位 各有关单位`},
	{negation, "", `未 无 没有 尚未 均未 零 并未 从未 未曾 没 一件都没有 一件也没有 一起都没有 一起也没有 (没有|无|没|未有)一(件|份|宗|起|例) 未有`},
	{inTurn, "", `依次 依次为 依次是 分别 分别为 分别是`},
	{yearEnd, "", `年末 年底 年终`},
	{sinceThen, "", `以来 历年 历年来 多年来 ”期间 ”时期 ”以来`},
	{plan, byRule, `指标规定 考核指标 考核标准 评分标准 评分细则 扣分标准`},
	{plan, "", `将 拟 计划 力争 预计 下一步`},

	{filler, "", `(经|经过)(审查|审核|研究|核实|调查)(后|) 量 近 约 大约 将近 超 超过 逾 不足 不到 达 达到 突破 共 共计 合计 总计 累计 总共 一共 计 为 了 的 有 是 已 依法 依规 依法依规 依照规定 按规定 按要求 按照规定 按时 按期 如期 及时 规范 认真 妥善 并 并且 且 和 及 与 或 或者 以及 加
		数 数量 总数 总量 件数 情况 事项 案件 案 类 决定 各类 有效 提出 中 在 向 于 由 对 后 前 其 内 外 之外 以外 期限内 法定期限内 在法定期限内 法定期间内 规定期间内 法定时限内 规定时限内 规定期限内 时限内
		发生 引起 引发 产生 出现 导致 被 因 提起 被提起 申请人 书面 政府 行政 新 当事人 而 所 到 年度 作出 做出 属 属于 系 予以 给予 准予 以 经 结果 来 起 件 也 又 还 同时 继续 完成 来自 提交 递交 通过 社会各界 各类主体 需要 数据 亦 仅 只有 实际 再 实施 开展 采取 名义提出 名义申请 名义递交 告知 任何形式的 任何形式 事件 现象 请求 收取 收缴 任何 过 依申请人
		办结率 答复率 办理率 按时办结率 按时答复率 回复率 满意率 满意度 受理率 按期办结率 按期答复率 公开率 及时率 群众 办理结果 处理结果 答复结果 目前 截至目前 情形 原因 方面 占 占比 比例 比重 占总数 约占 申请公开 年内 在年内 多达 最多 最少 居多 占多数 为主 件数 结果 告知 决定 渠道告知 进入 程序 新件 行为 — —— 维持在 保持在 而起`},
}

// An entry is a phrase. Those that begin with one character stand in the order of their
// words.
type entry struct {
	words   string
	role    role
	key     string
	shorter int // place of the longest other phrase that it begins with, -1: none
}

// A vocabulary holds phrases by their first character. Most characters begin none,
// which is to be told fast.
type vocabulary struct {
	lists [][]entry
	at    [lastHan - firstHan + 1]uint16 // the list of a Chinese character; 0: none
	marks map[rune][]entry               // of what is no Chinese character
}

const firstHan, lastHan = '一', '龥'

// longest is the longest phrase that a text, which begins with r, begins with. All that
// it begins with are beginnings of the last phrase that stands before it in order.
func (v *vocabulary) longest(r rune, text string) (entry, bool) {
	list := v.marks[r]
	if r >= firstHan && r <= lastHan {
		list = v.lists[v.at[r-firstHan]]
	}
	i := sort.Search(len(list), func(i int) bool { return list[i].words > text }) - 1
	for i >= 0 && !strings.HasPrefix(text, list[i].words) {
		i = list[i].shorter
	}
	if i < 0 {
		return entry{}, false
	}
	return list[i], true
}

var lexicon = compile()

// compile puts the phrases in order. Where one is listed twice, the first counts.
func compile() *vocabulary {
	index := map[rune][]entry{}
	for _, p := range phrases {
		for _, w := range spelled(p.words) {
			r, _ := utf8.DecodeRuneInString(w)
			index[r] = append(index[r], entry{words: w, role: p.role, key: p.key})
		}
	}
	v := &vocabulary{lists: [][]entry{nil}, marks: map[rune][]entry{}}
	for r, list := range index {
		slices.SortStableFunc(list, func(a, b entry) int { return cmp.Compare(a.words, b.words) })
		list = slices.CompactFunc(list, func(a, b entry) bool { return a.words == b.words })
		for i := range list {
			k := i - 1
			for k >= 0 && !strings.HasPrefix(list[i].words, list[k].words) {
				k = list[k].shorter
			}
			list[i].shorter = k
		}
		if r >= firstHan && r <= lastHan {
			v.at[r-firstHan] = uint16(len(v.lists))
			v.lists = append(v.lists, list)
		} else {
			v.marks[r] = list
		}
	}
	return v
}

// spelled lists phrases; (上年|去年|) stands for one of the words in it, or for none.
func spelled(words string) (out []string) {
	for _, w := range strings.Fields(words) {
		before, rest, some := strings.Cut(w, "(")
		if !some {
			out = append(out, w)
			continue
		}
		choice, after, _ := strings.Cut(rest, ")")
		for _, c := range strings.Split(choice, "|") {
			out = append(out, spelled(before+c+after)...)
		}
	}
	return out
}
