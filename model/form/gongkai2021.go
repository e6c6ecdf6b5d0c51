package form

const (
	// Notice2021 is the number of the notice that prescribes Gongkai2021.
	Notice2021 = "国办公开办函〔2021〕30号"
	// Notice2021Since is the first report year that it is about; the trial form of 2019
	// was for the two years before.
	Notice2021Since = 2021
)

// Gongkai2021 is the form of 国办公开办函〔2021〕30号, in force for report years from
// 2021 on. Each call returns a fresh value; callers share one.
func Gongkai2021() *Form {
	f := Form{
		ID:      "gongkai-2021",
		Title:   "政府信息公开工作年度报告",
		KnownTo: 2025,
		Fields:  unitFields(),
		Sections: []Section{
			{Key: TitleLine, Short: "标题", Kind: Line, Optional: true, Hint: "机关全称、年度和“年政府信息公开工作年度报告”；空着即按规定写法。"},
			{
				Key: Preamble, Short: "引言", Kind: Narrative, Optional: true, Usual: Length{60, 300}, Phrases: preamblePhrases(),
				Hint: "编制依据、统计期限（1月1日至12月31日）、联系方式。",
			},
			{
				Key: Overview, Title: "一、总体情况", Short: "一、总体情况", Kind: Narrative, Usual: Length{800, 2000}, Phrases: overviewPhrases(),
				Hint: "（一）主动公开（二）依申请公开（三）政府信息管理（四）政府信息公开平台建设（五）监督保障；各级人民政府在（五）中应写明工作考核、社会评议和责任追究情况（条例第五十条第四项）。",
			},
			{Key: Proactive, Title: "二、主动公开政府信息情况", Short: "二、主动公开", Kind: Tables, Blocks: proactive()},
			{Key: Requests, Title: "三、收到和处理政府信息公开申请情况", Short: "三、申请", Kind: Tables, Blocks: []Block{requests()}, MayBeNil: true},
			{Key: Disputes, Title: "四、政府信息公开行政复议、行政诉讼情况", Short: "四、复议诉讼", Kind: Tables, Blocks: []Block{disputes()}, MayBeNil: true},
			{
				Key: Problems, Title: "五、存在的主要问题及改进情况", Short: "五、问题和改进", Kind: Narrative, Usual: Length{200, 800}, Phrases: problemsPhrases(),
				Hint: "本年度的主要问题和改进情况；不得与往年雷同。",
			},
			{
				Key: OtherMatters, Title: "六、其他需要报告的事项", Short: "六、其他", Kind: Narrative, Usual: Length{20, 300}, Phrases: otherPhrases(),
				Hint: "须写明收取信息处理费的情况（国办函〔2020〕109号）；没有其他事项的也请写明。",
			},
			{Key: Signature, Short: "署名", Kind: Line, Optional: true, Hint: "发文机关全称。"},
			{Key: DateLine, Short: "成文日期", Kind: Line, Optional: true, Hint: "例如 2025年1月22日。"},
		},
		Balances: []Balance{{Section: Requests, Left: []string{NewRow, CarriedInRow}, Right: []string{HandledRow, CarriedOutRow}}},
		Carries:  []Carry{{Section: Requests, From: CarriedOutRow, To: CarriedInRow}},
		Stocks:   []Stock{{Section: Proactive, Rows: []string{RulesRow, NormativeRow}, Held: InForceCol, In: IssuedCol, Out: RepealedCol}},
	}
	return f.compile()
}

// proactive is table two. 规章 can only be made by departments of the State Council
// and governments from 设区的市、自治州 upwards (立法法第九十一条、第九十三条).
func proactive() []Block {
	widths := []float32{17, 11}
	decisions := []Head{{Key: DecisionsCol, Label: "本年处理决定数量", Note: "本年作出的全部处理决定，已公开的和依法不公开的都计入。"}}
	return []Block{
		{
			Caption: "第二十条第（一）项", Corner: "信息内容", Widths: widths,
			Rows: []Head{
				{Key: RulesRow, Label: "规章", Note: "国务院部门以及设区的市、自治州以上人民政府才有规章制定权；其他机关填 0。"},
				{Key: NormativeRow, Label: "行政规范性文件", Note: "本机关制发的行政规范性文件，不含转发和内部文件。"},
			},
			Cols: []Head{
				{Key: IssuedCol, Label: "本年制发件数"},
				{Key: RepealedCol, Label: "本年废止件数"},
				{Key: InForceCol, Label: "现行有效件数"},
			},
		},
		{
			Caption: "第二十条第（五）项", Corner: "信息内容", Widths: widths, Cols: decisions,
			Rows: []Head{{Key: "licences", Label: "行政许可", Note: decisions[0].Note}},
		},
		{
			Caption: "第二十条第（六）项", Corner: "信息内容", Widths: widths, Cols: decisions,
			Rows: []Head{
				{Key: "penalties", Label: "行政处罚", Note: decisions[0].Note},
				{Key: "coercions", Label: "行政强制", Note: decisions[0].Note},
			},
		},
		{
			Caption: "第二十条第（八）项", Corner: "信息内容", Widths: widths, Unit: Money,
			Rows: []Head{{Key: "fees", Label: "行政事业性收费", Note: "本机关全部行政事业性收费，单位为万元；与第六部分的信息处理费（元）不是一回事。"}},
			Cols: []Head{{Key: AmountCol, Label: "本年收费金额（单位：万元）", Short: "本年收费金额"}},
		},
	}
}

// requests is table three. The notes cite 条例 (国令第711号) by article.
func requests() Block {
	return Block{
		Corner: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
		Across: RowSum, Down: ColumnSum,
		Widths: []float32{3, 7.5, 19, 5},
		Cols: []Head{{Label: "申请人情况", Heads: []Head{
			{Key: PersonCol, Label: "自然人"},
			{Label: "法人或其他组织", Heads: []Head{
				{Key: BusinessCol, Label: "商业企业", Break: 2},
				{Key: "research", Label: "科研机构", Break: 2},
				{Key: "welfare", Label: "社会公益组织", Break: 4},
				{Key: "legal", Label: "法律服务机构", Break: 4},
				{Key: "other", Label: "其他"},
			}},
			{Key: TotalCol, Label: "总计", Total: true},
		}}},
		Rows: []Head{
			{Key: NewRow, Label: "一、本年新收政府信息公开申请数量", Short: "一、本年新收", Note: "本年1月1日至12月31日收到的申请。"},
			{Key: CarriedInRow, Label: "二、上年结转政府信息公开申请数量", Short: "二、上年结转", Note: "应与上年年报“四、结转下年度继续办理”逐列一致。"},
			{Label: "三、本年度办理结果", Vertical: true, Heads: []Head{
				{Key: GrantedRow, Label: "（一）予以公开", Note: "条例第三十六条第（一）（二）项。"},
				{
					Key: PartlyRow, Label: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", Short: "（二）部分公开",
					Note: "条例第三十七条。区分处理的只在这里计一次。",
				},
				{Label: "（三）不予公开", Heads: []Head{
					{Key: "denied-secret", Label: "1.属于国家秘密", Note: "条例第十四条。"},
					{Key: "denied-law", Label: "2.其他法律行政法规禁止公开", Note: "条例第十四条。"},
					{Key: "denied-security", Label: "3.危及“三安全一稳定”", Note: "条例第十四条：危及国家安全、公共安全、经济安全、社会稳定。"},
					{Key: "denied-third-party", Label: "4.保护第三方合法权益", Note: "条例第十五条、第三十二条。"},
					{Key: "denied-internal", Label: "5.属于三类内部事务信息", Note: "条例第十六条第一款：人事管理、后勤管理、内部工作流程。"},
					{Key: "denied-process", Label: "6.属于四类过程性信息", Note: "条例第十六条第二款：讨论记录、过程稿、磋商信函、请示报告。"},
					{Key: "denied-enforcement", Label: "7.属于行政执法案卷", Note: "条例第十六条第二款。"},
					{Key: "denied-lookup", Label: "8.属于行政查询事项", Note: "条例第三十六条第（七）项。"},
				}},
				{Label: "（四）无法提供", Heads: []Head{
					{Key: NotHeldRow, Label: "1.本机关不掌握相关政府信息", Note: "条例第三十六条第（四）（五）项。"},
					{Key: "unavailable-creation", Label: "2.没有现成信息需要另行制作", Note: "条例第三十八条。"},
					{Key: "unavailable-unclear", Label: "3.补正后申请内容仍不明确", Note: "条例第三十条。"},
				}},
				{Label: "（五）不予处理", Heads: []Head{
					{Key: "rejected-petition", Label: "1.信访举报投诉类申请", Note: "条例第三十九条。"},
					{Key: "rejected-repeat", Label: "2.重复申请", Note: "条例第三十六条第（六）项。"},
					{Key: "rejected-publication", Label: "3.要求提供公开出版物", Note: "条例第三十九条。"},
					{Key: "rejected-excessive", Label: "4.无正当理由大量反复申请", Note: "条例第三十五条。"},
					{Key: "rejected-confirm", Label: "5.要求行政机关确认或重新出具已获取信息", Short: "5.要求确认或重新出具"},
				}},
				{Label: "（六）其他处理", Heads: []Head{
					{
						Key: "other-uncorrected", Label: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", Short: "（六）1.逾期不补正",
						Note: "条例第三十条。",
					},
					{
						Key: "other-unpaid", Label: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", Short: "（六）2.逾期未缴费",
						Note: "条例第四十二条，国办函〔2020〕109号。",
					},
					{Key: OtherRow, Label: "3.其他", Rest: true, Short: "（六）其他处理·3.其他", Note: "撤回申请等其他情形计入这里。"},
				}},
				{Key: HandledRow, Label: "（七）总计", Total: true, Note: "（一）至（六）各项之和。"},
			}},
			{Key: CarriedOutRow, Label: "四、结转下年度继续办理", Short: "四、结转下年度", Note: "年底尚未办结的申请；下年年报的“上年结转”应与此一致。"},
		},
	}
}

// disputes is table four.
func disputes() Block {
	results := func(prefix string) []Head {
		return []Head{
			{Key: prefix + "upheld", Label: "结果维持", Break: 2},
			{Key: prefix + "corrected", Label: "结果纠正", Break: 2},
			{Key: prefix + "other", Label: "其他结果", Break: 2},
			{Key: prefix + "pending", Label: "尚未审结", Break: 2},
			{Key: prefix + "total", Label: "总计", Total: true},
		}
	}
	return Block{
		Across: DisputeSum, Widths: []float32{4.5},
		Rows: []Head{{Key: CasesRow, Note: "按本年度审结或尚未审结的政府信息公开行政复议、行政诉讼案件填写。"}},
		Cols: []Head{
			{Label: "行政复议", Heads: results("review-")},
			{Label: "行政诉讼", Heads: []Head{
				{Label: "未经复议直接起诉", Heads: results("direct-")},
				{Label: "复议后起诉", Heads: results("after-")},
			}},
		},
	}
}
