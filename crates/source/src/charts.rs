//! Helm charts: their templates are not manifests until they are rendered.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use plimsoll_model::{BlindSpot, Why};

use crate::archive;
use crate::names::quoted;

/// The charts that were met, and a memory of which folders are charts.
#[derive(Default)]
pub(crate) struct Charts {
    known: HashMap<PathBuf, bool>,
    met: BTreeMap<String, PathBuf>,
}

impl Charts {
    /// Whether a file is a template of a chart, which is remembered by the name that `shown` gives it.
    pub(crate) fn covers(&mut self, file: &Path, shown: impl Fn(&Path) -> String, blind: &mut Vec<BlindSpot>) -> bool {
        if archive::is_named_so(file) {
            return self.covers_archive(file, &shown, blind);
        }
        if file.file_name().is_some_and(|n| n == "Chart.yaml") {
            self.meet(file.parent(), &shown);
            return false;
        }
        let Some(chart) = self.chart_of_template(file) else { return false };
        self.meet(Some(&chart), &shown);
        true
    }

    /// A packed chart by itself; one below `charts/` of another is rendered with that one.
    fn covers_archive(&mut self, file: &Path, shown: &impl Fn(&Path) -> String, blind: &mut Vec<BlindSpot>) -> bool {
        let below = file.parent().filter(|folder| folder.file_name().is_some_and(|name| name == "charts"));
        if below.and_then(Path::parent).is_some_and(|chart| self.is_chart(chart)) {
            return false;
        }
        let is_chart = archive::is_chart(file);
        match &is_chart {
            Ok(true) => drop(self.met.insert(shown(file), file.to_owned())),
            Ok(false) => {}
            Err(why) => blind.push(BlindSpot { path: shown(file), at: None, why: why.clone() }),
        }
        // What cannot be read is named as that, and not as something of another format.
        is_chart.unwrap_or(true)
    }

    fn meet(&mut self, chart: Option<&Path>, shown: &impl Fn(&Path) -> String) {
        if let Some(chart) = chart {
            let top = self.top(chart.to_owned());
            self.met.insert(shown(&top), top);
        }
    }

    fn chart_of_template(&mut self, file: &Path) -> Option<PathBuf> {
        let folders = file.ancestors().skip(1).filter(|a| a.file_name().is_some_and(|n| n == "templates"));
        let charts: Vec<_> = folders.filter_map(Path::parent).map(Path::to_owned).collect();
        charts.into_iter().find(|chart| self.is_chart(chart))
    }

    /// A chart under `charts/` of another is rendered with that one.
    fn top(&mut self, mut chart: PathBuf) -> PathBuf {
        while let Some(parent) = chart.parent().filter(|p| p.file_name().is_some_and(|n| n == "charts")) {
            match parent.parent().map(Path::to_owned) {
                Some(above) if self.is_chart(&above) => chart = above,
                _ => break,
            }
        }
        chart
    }

    fn is_chart(&mut self, folder: &Path) -> bool {
        if let Some(known) = self.known.get(folder) {
            return *known;
        }
        let is = folder.join("Chart.yaml").is_file();
        self.known.insert(folder.to_owned(), is);
        is
    }

    /// Whether a file is a chart's description or its values.
    pub(crate) fn is_settings(&mut self, file: &Path) -> bool {
        let name = file.file_name().map(|n| n.to_string_lossy()).unwrap_or_default();
        let is = matches!(&*name, "Chart.yaml" | "Chart.lock" | "requirements.yaml" | "requirements.lock");
        let values =
            name.starts_with("values") && name.rsplit('.').next().is_some_and(|e| matches!(e, "yaml" | "yml" | "json"));
        (is || values) && file.parent().is_some_and(|folder| self.is_chart(folder))
    }

    /// The charts at the top, each as shown, its folder, and the folder that its links must not leave.
    pub(crate) fn found(self, roots: &[PathBuf]) -> Vec<(String, PathBuf, PathBuf)> {
        let fence =
            |chart: &Path| roots.iter().find(|root| chart.starts_with(root)).map_or(chart, PathBuf::as_path).to_owned();
        let all = self.met.into_iter().map(|(shown, chart)| {
            let fence = fence(&chart);
            (shown, chart, fence)
        });
        all.collect()
    }
}

/// What is said of a chart where nothing is rendered.
pub(crate) fn blind(chart: String) -> BlindSpot {
    let resolve = by_hand(&chart);
    BlindSpot { path: chart, at: None, why: Why::new("Helm chart is not rendered", resolve) }
}

/// How a chart is judged without our renderer.
pub(crate) fn by_hand(chart: &str) -> String {
    format!("`helm template {} | plimsoll scan -`", quoted(chart))
}
