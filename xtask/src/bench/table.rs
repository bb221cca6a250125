//! Figures as a Markdown table.

use super::Row;
use super::measure::Cost;

pub(super) fn markdown(rows: &[Row], version: &str, floor: u64) -> String {
    let runs = rows.first().map_or(0, |row| row.costs.len());
    let mut text = format!(
        "{version}, {runs} runs each, least / median / most. Memory below {:.1} MB cannot be told.\n\n\
         | Input | Objects | MB | Program | CPU s | Wall s | Peak MB |\n|---|---:|---:|---|---:|---:|---:|\n",
        floor as f64 / 1e6
    );
    rows.iter().for_each(|row| text += &line(row));
    text
}

fn line(row: &Row) -> String {
    let seconds = |pick: fn(&Cost) -> f64| spread(row.costs.iter().map(pick).collect(), 3);
    let (processor, wall) = (seconds(|c| c.processor.as_secs_f64()), seconds(|c| c.wall.as_secs_f64()));
    let memory = spread(row.costs.iter().map(|c| c.memory as f64 / 1e6).collect(), 1);
    let megabytes = row.bytes as f64 / 1e6;
    format!(
        "| {} | {} | {megabytes:.1} | {} | {processor} | {wall} | {memory} |\n",
        row.input, row.objects, row.program
    )
}

fn spread(mut values: Vec<f64>, digits: usize) -> String {
    values.sort_by(f64::total_cmp);
    let at = |index: usize| values.get(index).copied().unwrap_or_default();
    let (least, median, most) = (at(0), at(values.len() / 2), at(values.len().saturating_sub(1)));
    format!("{least:.digits$} / {median:.digits$} / {most:.digits$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_is_least_median_most() {
        assert_eq!(spread(vec![3.0, 1.0, 2.0], 1), "1.0 / 2.0 / 3.0");
        assert_eq!(spread(vec![0.5], 2), "0.50 / 0.50 / 0.50");
    }
}
