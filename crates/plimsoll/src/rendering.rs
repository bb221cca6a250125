//! How charts and overlays are rendered: flags over configuration.

use std::path::{Path, PathBuf};

use anyhow::Result;
use plimsoll_config::HelmConfig;
use plimsoll_source::{ChartSettings, RenderOptions};

use crate::cli::{InputArgs, RenderArgs};
use crate::settings::{self, Found};

/// What a run renders with; nothing where it does not render.
pub fn options(input: &InputArgs, found: &Found) -> Result<Option<RenderOptions>> {
    let flags = &input.render;
    if flags.no_render {
        return Ok(None);
    }
    let folder = found.path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
    let charts = found.config.helm.iter().map(|helm| configured(helm, folder)).collect();
    let kube_version = Some(format!("{}.0", settings::kubernetes(input, found)?));
    Ok(Some(RenderOptions { charts, every: flagged(flags), kube_version, ..RenderOptions::default() }))
}

/// What the configuration says of a chart; its paths start where it lies.
fn configured(helm: &HelmConfig, folder: &Path) -> ChartSettings {
    let below = |path: &String| folder.join(path);
    let set_file = helm.set_file.iter().map(|pair| match pair.split_once('=') {
        Some((key, file)) => format!("{key}={}", folder.join(file).display()),
        None => pair.clone(),
    });
    ChartSettings {
        chart: helm.chart.as_ref().map(below),
        values: helm.values.iter().map(below).collect(),
        set: helm.set.clone(),
        set_string: helm.set_string.clone(),
        set_json: helm.set_json.clone(),
        set_file: set_file.collect(),
        release: helm.release.clone(),
        namespace: helm.namespace.clone(),
        api_versions: helm.api_versions.clone(),
    }
}

fn flagged(flags: &RenderArgs) -> ChartSettings {
    ChartSettings {
        chart: None,
        values: flags.helm_values.iter().map(PathBuf::from).collect(),
        set: flags.helm_set.clone(),
        set_string: flags.helm_set_string.clone(),
        set_json: flags.helm_set_json.clone(),
        set_file: flags.helm_set_file.clone(),
        release: flags.helm_release.clone(),
        namespace: flags.helm_namespace.clone(),
        api_versions: flags.helm_api_versions.clone(),
    }
}
