package form

// The keys of the sections, as files and refs spell them. They are declared here and
// named everywhere else; a test forbids them as texts in code.
const (
	TitleLine    = "title"
	Preamble     = "preamble"  // 引言
	Overview     = "overview"  // 一、总体情况
	Proactive    = "proactive" // 二、主动公开政府信息情况
	Requests     = "requests"  // 三、收到和处理政府信息公开申请情况
	Disputes     = "disputes"  // 四、政府信息公开行政复议、行政诉讼情况
	Problems     = "problems"  // 五、存在的主要问题及改进情况
	OtherMatters = "other"     // 六、其他需要报告的事项
	Signature    = "signature" // 署名
	DateLine     = "date"      // 成文日期
)

// The keys of rows that rules and readers single out. All others are reached by the
// declaration alone.
const (
	RulesRow      = "rules"     // 规章
	NormativeRow  = "normative" // 行政规范性文件
	NewRow        = "new"       // 一、本年新收
	CarriedInRow  = "carried-in"
	GrantedRow    = "granted"              // （一）予以公开
	PartlyRow     = "partly-granted"       // （二）部分公开
	NotHeldRow    = "unavailable-not-held" // （四）1.本机关不掌握相关政府信息
	OtherRow      = "other-other"          // （六）3.其他
	HandledRow    = "handled"              // （七）总计
	CarriedOutRow = "carried-out"
	CasesRow      = "cases" // the only row of the disputes
)

// The keys of columns that rules and readers single out.
const (
	IssuedCol    = "issued"    // 本年制发件数
	RepealedCol  = "repealed"  // 本年废止件数
	InForceCol   = "in-force"  // 现行有效件数
	DecisionsCol = "decisions" // 本年处理决定数量
	AmountCol    = "amount"    // 本年收费金额（万元）
	PersonCol    = "person"    // 自然人
	BusinessCol  = "business"  // 商业企业
	TotalCol     = "total"     // 总计
)

// The keys of the unit's fields, for UnitRef.
const (
	UnitName     = "name"     // 单位全称
	UnitShort    = "short"    // 单位简称
	UnitKind     = "kind"     // 单位类别
	UnitLevel    = "level"    // 行政层级
	UnitScope    = "scope"    // 报告范围
	UnitYear     = "year"     // 报告年度
	UnitDeadline = "deadline" // 报送期限
)

// The choices of UnitScope, as files name them.
const (
	ScopeAggregate = "aggregate" // 本级政府汇总
	ScopeOwn       = "own"       // 本机关
)
