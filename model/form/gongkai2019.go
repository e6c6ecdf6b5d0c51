package form

// Gongkai2019 is the trial form of 国办公开办函〔2019〕60号, used for report years 2019
// and 2020 and still met in old files. It is read only. Cells that mean the same as
// in the form of 2021 have the same addresses; the columns of table two do not, and
// so have others.
func Gongkai2019() *Form {
	f := *Gongkai2021()
	f.ID = "gongkai-2019"
	f.KnownTo = 2020
	f.Stocks = nil
	for i := range f.Sections {
		switch s := &f.Sections[i]; s.Key {
		case Proactive:
			s.Blocks = proactive2019()
		case Requests:
			s.Blocks = []Block{requests2019()}
		}
	}
	return f.compile()
}

// Earlier lists the editions before a form that old files may be in.
func Earlier(f *Form) []*Form {
	if f.ID == "gongkai-2021" {
		return []*Form{Gongkai2019()}
	}
	return nil
}

func proactive2019() []Block {
	widths := []float32{17, 11}
	items := []Head{
		{Key: "items-before", Label: "上一年项目数量"},
		{Key: "items-change", Label: "本年增/减"},
	}
	decisions := append(items[:2:2], Head{Key: "decisions-2019", Label: "处理决定数量"})
	return []Block{
		{
			Caption: "第二十条第（一）项", Corner: "信息内容", Widths: widths,
			Rows: []Head{{Key: RulesRow, Label: "规章"}, {Key: NormativeRow, Label: "规范性文件"}},
			Cols: []Head{
				{Key: "made", Label: "本年新制作数量"},
				{Key: "published", Label: "本年新公开数量"},
				{Key: "public", Label: "对外公开总数量"},
			},
		},
		{
			Caption: "第二十条第（五）项", Corner: "信息内容", Widths: widths, Cols: decisions,
			Rows: []Head{{Key: "licences", Label: "行政许可"}, {Key: "services", Label: "其他对外管理服务事项"}},
		},
		{
			Caption: "第二十条第（六）项", Corner: "信息内容", Widths: widths, Cols: decisions,
			Rows: []Head{{Key: "penalties", Label: "行政处罚"}, {Key: "coercions", Label: "行政强制"}},
		},
		{
			Caption: "第二十条第（八）项", Corner: "信息内容", Widths: widths, Cols: items,
			Rows: []Head{{Key: "fees", Label: "行政事业性收费"}},
		},
		{
			Caption: "第二十条第（九）项", Corner: "信息内容", Widths: widths, Unit: Money,
			Rows: []Head{{Key: "purchases", Label: "政府集中采购"}},
			Cols: []Head{{Key: "items", Label: "采购项目数量"}, {Key: "spent", Label: "采购总金额"}},
		},
	}
}

// requests2019 has no rows below （六）其他处理.
func requests2019() Block {
	b := requests()
	results := b.Rows[2].Heads
	for i, h := range results {
		if n := len(h.Heads); n > 0 && h.Heads[n-1].Rest {
			results[i] = Head{Key: h.Heads[n-1].Key, Label: h.Label, Note: h.Heads[n-1].Note}
		}
	}
	return b
}
