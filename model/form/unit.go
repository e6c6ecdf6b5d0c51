package form

// The kinds of reporting bodies, as files name them.
const (
	Government  = "government"  // 人民政府 of a county and above, or of a township
	Office      = "office"      // 办公厅、办公室 of a government
	Department  = "department"  // 部门
	Township    = "township"    // 乡、镇; also the level
	Subdistrict = "subdistrict" // 街道办事处
	Committee   = "committee"   // 管委会
	OtherBody   = "other"
)

// The administrative levels, as files name them.
const (
	National   = "national"
	Province   = "province"   // 省、自治区、直辖市
	Prefecture = "prefecture" // 设区的市、自治州; 地区 and 盟 too
	County     = "county"     // 县、县级市、区、旗
)

func unitFields() []Field {
	return []Field{
		{Key: UnitName, Label: "单位全称", Hint: "与公章一致，例如 示例县人民政府办公室"},
		{Key: UnitShort, Label: "单位简称", Hint: "正文中的自称，例如 我县、我局"},
		{Key: UnitKind, Label: "单位类别", Choices: []Choice{
			{Government, "人民政府"},
			{Office, "办公室"},
			{Department, "部门"},
			{Township, "乡镇"},
			{Subdistrict, "街道"},
			{Committee, "管委会"},
			{OtherBody, "其他"},
		}},
		{Key: UnitLevel, Label: "行政层级", Choices: []Choice{
			{National, "国家"},
			{Province, "省、自治区、直辖市"},
			{Prefecture, "设区的市、自治州"},
			{County, "县、县级市、区、旗"},
			{Township, "乡、镇、街道"},
		}},
		{Key: UnitScope, Label: "报告范围", Choices: []Choice{
			{ScopeAggregate, "本级政府汇总"},
			{ScopeOwn, "本机关"},
		}},
		{Key: UnitYear, Label: "报告年度", Hint: "四位数字，例如 2024"},
		{Key: UnitDeadline, Label: "报送期限", Hint: "部门为次年1月31日，地方人民政府为次年3月31日；本地通知可以更早"},
		{Key: "contact", Label: "联系方式"},
		{Key: "site", Label: "公开网址"},
		{Key: "drafter", Label: "填报人"},
		{Key: "reviewer", Label: "审核人"},
		{Key: "signer", Label: "签发人"},
	}
}
