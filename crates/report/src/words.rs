//! The report's own words in both languages, typed so that none can be forgotten.

use plimsoll_catalog::{EvidenceSource, Owner, Severity};
use plimsoll_engine::{Confidence, ControlState};
use plimsoll_model::SkippedKind;

/// A noun that is counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noun {
    one: &'static str,
    many: &'static str,
}

impl Noun {
    /// `1 finding`, `3 findings`.
    pub(crate) fn count(self, n: usize) -> String {
        format!("{n} {}", if n == 1 { self.one } else { self.many })
    }
}

macro_rules! words {
    (texts { $($text:ident: $en:literal, $zh:literal;)+ } nouns { $($noun:ident: $one:literal, $many:literal, $nzh:literal;)+ }) => {
        /// Every word of the report.
        #[derive(Debug, serde::Serialize)]
        pub(crate) struct Words {
            #[serde(skip)]
            zh: bool,
            $(pub(crate) $text: &'static str,)+
            $(#[serde(skip)] pub(crate) $noun: Noun,)+
        }

        pub(crate) static EN: Words = Words {
            zh: false,
            $($text: $en,)+
            $($noun: Noun { one: $one, many: $many },)+
        };

        pub(crate) static ZH: Words = Words {
            zh: true,
            $($text: $zh,)+
            $($noun: Noun { one: $nzh, many: $nzh },)+
        };
    };
}

words! {
    texts {
        line: "The line", "水线";
        theirs: "theirs", "对方负责";
        yours: "yours", "您负责";
        total: "All areas", "合计";
        closed: "closed", "已闭合";
        open: "open", "敞开";
        unseen: "unseen", "未见";
        beyond: "out of sight", "视野之外";
        provider: "provider", "云服务商";
        vendor: "vendor", "第三方厂商";
        straddles: "some are shared", "部分共担";
        scale_one: "one mark is one control", "每格代表一项控制";
        scale_many: "one mark is about {n} controls", "每格约代表 {n} 项控制";
        certain: "mode", "模式";
        possible: "mode unknown, one of", "模式未知，为其中之一";
        no_mode: "no mode is known", "没有已知模式";
        assumed: "each control counts for whom it asks most of", "每项控制按要求客户最多的模式计算";
        why_modes: "why", "依据";
        platforms: "What containers run on", "容器的运行平台";
        platform_cluster: "cluster", "集群";
        platform_service: "service", "服务";
        platform_task: "task without a service", "未归属服务的任务";
        scope: "Scope: what these files can show. Closed means that every object read here holds it; nothing is said of what was not read.", "范围：仅限这些文件所能显示的内容。“已闭合”指此处读到的每个对象都满足；未读到的不作结论。";
        unread: "NOT READ: {n}. What it holds is missing from this picture, and may be open.", "未读取：{n} 处。其内容未计入此图，可能存在未闭合项。";
        rest: "Out of sight of these files", "这些文件看不到的部分";
        not_in_version: "not in this version", "此版本没有";
        unverified: "{n} of {all} owner entries of these modes rest on no opened document yet.", "这些模式的 {all} 条责任归属中，有 {n} 条尚无已查阅的文档支持。";
        help: "help", "修复";
        note: "note", "说明";
        missing: "missing", "缺少";
        at: "at", "位于";
        container: "container", "容器";
        template: "template", "模板";
        control: "control", "控制";
        confidence: "confidence", "可信度";
        owner: "owner", "责任方";
        findings_title: "Findings", "发现";
        more: "More of the same", "其余同类";
        more_line: "and {n} more of the same in {files}: {where}", "另有 {n} 个同类发现，位于 {files}：{where}";
        show_all: "show all", "显示全部";
        unknown_title: "Not known", "未知";
        blind_title: "Not read", "未能读取";
        skipped_title: "Passed over on purpose", "有意略过";
        resolve: "to resolve it", "解决办法";
        and_more: "and {n} more", "另有 {n} 处";
        the_same_for: "the same for {subjects}", "同样适用于 {subjects}";
        nothing: "Nothing to look at: no Kubernetes object and no resource was found.", "没有可检查的内容：未找到 Kubernetes 对象或资源。";
        no_findings: "no findings", "没有发现";
        next: "next", "下一步";
        fixable: "{n} can be closed by editing the files", "{n} 处可通过修改文件闭合";
        not_read: "not read", "处未读取";
        in_: "in", "涉及";
        title: "Plimsoll report", "Plimsoll 报告";
        area: "Area", "领域";
        shared: "shared", "共担";
        severity: "Severity", "严重程度";
        frameworks: "asked for by", "相关要求";
        aliases: "also known as", "别名";
        since: "since", "始于";
        unchecked: "id from memory, not yet held against the document", "编号凭记忆录入，尚未核对原文";
        unbacked: "no opened document states it yet", "尚无已查阅的文档说明";
        moves: "What moves", "变化";
        nothing_moves: "no owner differs", "责任归属没有变化";
        to_you: "to you", "转由您负责";
        to_them: "to the provider", "转由提供商负责";
        gone: "no longer applicable", "不再适用";
        other_moves: "otherwise", "其他变化";
        filter: "Show", "显示";
        defaults_of: "defaults of Kubernetes", "采用默认值的 Kubernetes 版本";
        as_of: "as of", "截至";
        picture_desc: "One row an area. Left of the water line is what the provider or a vendor runs; right of it is yours: closed, open, unseen, out of sight.", "每个领域一行。水线左侧由云服务商或第三方厂商负责；右侧由您负责：已闭合、敞开、未见、视野之外。";
        table: "The same as a table", "以表格显示";
        not_applicable: "n/a", "不适用";
        command: "Command", "命令";
        evidence: "Evidence", "证据";
        controls_title: "Controls of yours that this input shows", "此输入所能显示的您负责的控制";
        state: "State", "状态";
        waived: "{n} waived", "{n} 个已豁免";
        waived_loose: "{n} without owner or end", "其中 {n} 个没有负责人或期限";
        waivers_unmatched: "lines of ignore files that waive nothing: {n}", "忽略文件中有 {n} 行不起作用";
        baseline: "baseline: {known} known, {fixed} fixed, {unjudged} not judged", "基线：{known} 个已知，{fixed} 个已修复，{unjudged} 个未判定";
        since_change: "since {ref}: {files} files touched, {n} findings and {unknown} unknown outside the change not shown", "自 {ref} 起：改动涉及 {files} 个文件，改动之外的 {n} 个发现和 {unknown} 个未知未显示";
        check_name: "Check", "检查项";
        what: "Where and what", "位置与内容";
        subject: "Subject", "对象";
        place: "Place", "位置";
        message: "What is wrong", "问题";
        accepted: "Accepted", "已接受";
        accepted_state: "accepted", "已接受";
        left_state: "left out", "未列出";
        skipped_state: "skipped", "已略过";
        unknown_state: "unknown", "未知";
        not_read_state: "not read", "未读取";
        unmatched_state: "waives nothing", "豁免无效";
        nothing_state: "nothing seen", "无对象";
        passed_over: "passed over on purpose: {n} {kind}", "有意略过：{n} 个{kind}";
        waives_nothing: "this waives nothing: {why}", "此项不起作用：{why}";
        accepted_in: "{message} (accepted in {file}:{line}: {reason}; owner {owner}; until {until})", "{message}（已在 {file}:{line} 接受：{reason}；负责人 {owner}；截止日期 {until}）";
        left_known: "{n} known to the baseline and not listed", "{n} 个已在基线中，未列出";
        left_unjudged: "{n} of the baseline that this run cannot tell", "基线中有 {n} 个，此次无法判定";
        left_outside: "{n} gaps and {unknown} unknown verdicts outside the change, not listed", "改动之外的 {n} 个缺口和 {unknown} 个未知判定，未列出";
        also: "Also to know", "另须知道";
        requirement: "Requirement", "要求";
        requirement_state: "How each requirement stands", "各项要求的状态";
        their_part: "theirs", "对方负责";
        held_by: "{n} hold", "{n} 个满足";
        no_control: "no control answers it; check it by hand", "没有对应的控制；请人工核查";
        search: "Search", "搜索";
        search_hint: "name, file, text …", "名称、文件、文字……";
        any: "all", "全部";
        shown: "{n} of {all} shown", "显示 {n} 项，共 {all} 项";
        filtered: "Filtered: not everything is shown.", "已筛选：未显示全部内容。";
        nothing_fits: "Nothing fits these filters.", "没有符合筛选条件的内容。";
        file_label: "File", "文件";
        skip_to: "Skip to the findings", "跳到发现";
        gap_state: "gap", "缺口";
        no_owner: "not stated", "未明";
        reason: "reason", "理由";
        until: "until", "截止";
        no_end: "no end", "无期限";
        nobody: "nobody", "无人";
        stated_in: "stated in", "出处";
        cut: "and {n} more rows, left out to stay below the size that job summaries allow; see another format", "另有 {n} 行因作业摘要的大小限制而省略；请查看其他格式";
    }
    nouns {
        finding: "finding", "findings", "个发现";
        object: "object", "objects", "个对象";
        container_n: "container", "containers", "个容器";
        file: "file", "files", "个文件";
        check: "check", "checks", "项检查";
        unknown: "unknown", "unknown", "个未知";
        control_n: "control", "controls", "项控制";
        verdict: "verdict", "verdicts", "个判定";
        requirement_n: "requirement", "requirements", "项要求";
    }
}

impl Words {
    /// Whether these are the Chinese ones.
    pub(crate) fn zh(&self) -> bool {
        self.zh
    }

    pub(crate) fn severity(&self, severity: Severity) -> &'static str {
        match (self.zh, severity) {
            (false, severity) => severity.as_str(),
            (true, Severity::Critical) => "严重",
            (true, Severity::High) => "高",
            (true, Severity::Medium) => "中",
            (true, Severity::Low) => "低",
            (true, Severity::Info) => "提示",
        }
    }

    pub(crate) fn owner(&self, owner: Owner) -> &'static str {
        match (self.zh, owner) {
            (false, Owner::Customer) => "yours",
            (false, owner) => owner.as_str(),
            (true, Owner::Customer) => "您",
            (true, Owner::Shared) => "共担",
            (true, Owner::Vendor) => "第三方厂商",
            (true, Owner::Provider) => "云服务商",
            (true, Owner::NotApplicable) => "不适用",
        }
    }

    pub(crate) fn state(&self, state: ControlState) -> &'static str {
        match state {
            ControlState::Open => self.open,
            ControlState::Unseen => self.unseen,
            ControlState::Closed => self.closed,
        }
    }

    pub(crate) fn confidence(&self, confidence: Confidence) -> &'static str {
        match (self.zh, confidence) {
            (false, Confidence::High) => "high",
            (false, Confidence::Medium) => "medium",
            (false, Confidence::Low) => "low",
            (true, Confidence::High) => "高",
            (true, Confidence::Medium) => "中",
            (true, Confidence::Low) => "低",
        }
    }

    pub(crate) fn skipped(&self, kind: SkippedKind) -> &'static str {
        match (self.zh, kind) {
            (false, SkippedKind::Ignored) => "named by an ignore file",
            (false, SkippedKind::Hidden) => "hidden",
            (false, SkippedKind::OtherFormat) => "of another format",
            (false, SkippedKind::NotKubernetes) => "without apiVersion and kind",
            (false, SkippedKind::Link) => "links to files inside",
            (true, SkippedKind::Ignored) => "被忽略文件列出",
            (true, SkippedKind::Hidden) => "隐藏文件",
            (true, SkippedKind::OtherFormat) => "其他格式",
            (true, SkippedKind::NotKubernetes) => "没有 apiVersion 和 kind",
            (true, SkippedKind::Link) => "指向内部文件的链接",
        }
    }

    pub(crate) fn evidence(&self, source: EvidenceSource) -> &'static str {
        match (self.zh, source) {
            (false, EvidenceSource::K8s) => "the running cluster",
            (false, EvidenceSource::Manifest) => "manifests",
            (false, EvidenceSource::Vcs) => "source control",
            (false, EvidenceSource::Image) => "images",
            (false, EvidenceSource::Registry) => "registries",
            (_, EvidenceSource::AwsApi) => "AWS",
            (_, EvidenceSource::AzureApi) => "Azure",
            (_, EvidenceSource::GcpApi) => "Google Cloud",
            (false, EvidenceSource::Host) => "nodes",
            (false, EvidenceSource::Runtime) => "running processes",
            (false, EvidenceSource::AuditLog) => "audit logs",
            (false, EvidenceSource::Process) => "people and documents",
            (true, EvidenceSource::K8s) => "运行中的集群",
            (true, EvidenceSource::Manifest) => "清单文件",
            (true, EvidenceSource::Vcs) => "源代码仓库",
            (true, EvidenceSource::Image) => "镜像",
            (true, EvidenceSource::Registry) => "镜像仓库",
            (true, EvidenceSource::Host) => "节点",
            (true, EvidenceSource::Runtime) => "运行中的进程",
            (true, EvidenceSource::AuditLog) => "审计日志",
            (true, EvidenceSource::Process) => "人员与文档",
        }
    }
}

/// Puts numbers and words into a sentence, each where its name stands; what is put in is not looked at again.
pub(crate) fn fill(sentence: &str, pairs: &[(&str, &str)]) -> String {
    let mut pieces = sentence.split('{');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let value = |name| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        match piece.split_once('}').and_then(|(name, behind)| Some((value(name)?, behind))) {
            Some((value, behind)) => out.extend([value, behind]),
            None => out.extend(["{", piece]),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_into_a_sentence_is_not_looked_at_again() {
        let pairs = [("a", "{b}"), ("b", "two")];
        assert_eq!(fill("{a} and {b}, {c} {", &pairs), "{b} and two, {c} {");
    }
}
