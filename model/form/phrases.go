package form

// The standard sentences (常用语) that a section offers. In braces stands the ref of
// what the report says itself. They are whole statements that many reports share,
// so that nobody need copy them from elsewhere; for 存在的主要问题 only beginnings are
// offered, because the rest must be one's own.

func preamblePhrases() []string {
	return []string{
		"本报告根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》（" + Notice2021 + "）编制。",
		"本报告所列数据的统计期限为{unit/year}年1月1日至{unit/year}年12月31日。",
		"本报告的电子版可在{unit/site}下载。",
		"对本报告有疑问的，请与{unit/name}联系（联系方式：{unit/contact}）。",
	}
}

func overviewPhrases() []string {
	return []string{
		"（一）主动公开\n（二）依申请公开\n（三）政府信息管理\n（四）政府信息公开平台建设\n（五）监督保障",
		"本年度制发行政规范性文件{proactive/normative/issued}件，废止{proactive/normative/repealed}件，现行有效{proactive/normative/in-force}件。",
		"本年度没有制发或者废止行政规范性文件。",
		"{unit/year}年，{unit/short}新收政府信息公开申请{requests/new/total}件，上年结转{requests/carried-in/total}件；办结{requests/handled/total}件，结转下年度继续办理{requests/carried-out/total}件。",
		"本年度未收到政府信息公开申请，也没有上年结转的申请。",
		"本年度未发生因政府信息公开引起的行政复议和行政诉讼。",
		"政府信息公开工作已纳入年度工作考核。",
		"本年度组织了政府信息公开工作社会评议。",
		"本年度没有发生需要追究责任的情形。",
	}
}

func problemsPhrases() []string {
	return []string{
		"存在的主要问题：",
		"针对上年度报告提出的问题，本年度的改进情况：",
		"针对上述问题，下一步的改进措施：",
	}
}

func otherPhrases() []string {
	return []string{
		"本年度未收取政府信息公开信息处理费。",
		"本年度发出政府信息公开信息处理费收费通知××件，收取信息处理费××元。",
		"除上述情况外，没有其他需要报告的事项。",
	}
}
