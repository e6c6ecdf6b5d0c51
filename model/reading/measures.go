package reading

// A Measure is something of the form that prose puts a figure to. Measures of
// outcomes bear the key of the form's row, or that of its group.
type Measure string

const (
	New        Measure = "new"         // 新收 收到 受理 … 信息公开申请
	Both       Measure = "both"        // 收办, 处理: new, new and carried in, or handled
	Handled    Measure = "handled"     // 办结 答复
	Inflow     Measure = "inflow"      // 新收和上年结转, 受理上年结转
	CarriedIn  Measure = "carried-in"  // 上年结转
	CarriedOut Measure = "carried-out" // 结转下年度
	Carried    Measure = "carried"     // 结转, not said whence or where to

	Granted     Measure = "granted"
	Partly      Measure = "partly-granted"
	Denied      Measure = "denied" // with its rows: denied-secret …
	Unavailable Measure = "unavailable"
	Rejected    Measure = "rejected"
	Other       Measure = "other"
	Opened      Measure = "opened"    // 公开: 予以公开, or with 部分公开
	AnyOther    Measure = "any-other" // 其他 at the end of a list: all of 其他处理, or its last row
	Withdrawn   Measure = "withdrawn" // 撤回: among the last row of 其他处理

	Review Measure = "review" // 行政复议
	Suit   Measure = "suit"   // 行政诉讼, both kinds
	Direct Measure = "direct" // 未经复议直接起诉
	After  Measure = "after"  // 复议后起诉

	NormativeIssued    Measure = "normative-issued"
	NormativePublished Measure = "normative-published"
	NormativeRepealed  Measure = "normative-repealed"
	NormativeLapsed    Measure = "normative-lapsed"
	NormativeInForce   Measure = "normative-in-force"
	NormativeKept      Measure = "normative-kept" // 继续有效: of those looked through

	RulesIssued   Measure = "rules-issued" // 规章
	RulesRepealed Measure = "rules-repealed"
	RulesInForce  Measure = "rules-in-force"

	Licences  Measure = "licences"
	Penalties Measure = "penalties"
	Coercions Measure = "coercions"
	Fees      Measure = "fees"     // 行政事业性收费
	Handling  Measure = "handling" // 信息处理费
)

// A Result is how a review or suit ended; "" where that is not said.
type Result string

const (
	Upheld      Result = "upheld"
	Corrected   Result = "corrected"
	OtherResult Result = "other"
	Pending     Result = "pending"
)

// Applicants are the kinds of applicants by the key of the form's column; Legal
// persons are all but natural ones.
const (
	Person       = "person"
	LegalPersons = "legal-persons"
	Enterprises  = "enterprises" // 企业: 商业企业, or all that are no natural persons
)
