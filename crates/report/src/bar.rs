//! How many marks each part of a row gets.

use plimsoll_engine::AreaLine;

/// The parts of a row, outward from the water line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Vendor,
    Provider,
    Closed,
    Open,
    Unseen,
    Beyond,
}

/// Theirs, outward from the line.
pub(crate) const THEIRS: [Part; 2] = [Part::Vendor, Part::Provider];
/// Yours, outward from the line: what is closed grows from it.
pub(crate) const YOURS: [Part; 4] = [Part::Closed, Part::Open, Part::Unseen, Part::Beyond];

impl Part {
    pub(crate) fn of(self, area: &AreaLine) -> usize {
        match self {
            Part::Vendor => area.vendor,
            Part::Provider => area.provider,
            Part::Closed => area.closed,
            Part::Open => area.open,
            Part::Unseen => area.unseen,
            Part::Beyond => area.out_of_sight,
        }
    }
}

/// Thousandths of a control that one mark stands for, the same for every row and both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scale(usize);

impl Scale {
    /// The finest scale at which both sides fit into `room` columns, each having at least `sides`.
    pub(crate) fn fitting(areas: &[AreaLine], room: usize, sides: (usize, usize)) -> Self {
        let coarsest = 200_000;
        let fits = |s: &Scale| {
            let (left, right) = s.sides(areas, sides);
            left + right <= room
        };
        (1_000..coarsest).step_by(100).map(Scale).find(fits).unwrap_or(Scale(coarsest))
    }

    /// Marks for a count: none for nothing, at least one for something.
    pub(crate) fn marks(self, count: usize) -> usize {
        if count == 0 { 0 } else { ((count * 1_000 + self.0 / 2) / self.0).max(1) }
    }

    /// Columns of both sides.
    pub(crate) fn sides(self, areas: &[AreaLine], least: (usize, usize)) -> (usize, usize) {
        (self.longest(areas, &THEIRS).max(least.0), self.longest(areas, &YOURS).max(least.1))
    }

    /// Marks of the longest side.
    fn longest(self, areas: &[AreaLine], parts: &[Part]) -> usize {
        let side = |area| parts.iter().map(|p| self.marks(p.of(area))).sum();
        areas.iter().map(side).max().unwrap_or(0)
    }

    /// Controls per mark with one decimal, such as `2.5`; whole where it is.
    pub(crate) fn per_mark(self) -> String {
        let tenths = self.0 / 100;
        if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(provider: usize, open: usize, beyond: usize) -> AreaLine {
        AreaLine { provider, open, out_of_sight: beyond, ..AreaLine::default() }
    }

    #[test]
    fn every_side_fits_and_nothing_vanishes() {
        let areas = [area(25, 1, 40), area(0, 54, 1), area(1, 0, 0)];
        for room in [12, 20, 35, 200] {
            let scale = Scale::fitting(&areas, room, (3, 8));
            let (left, right) = scale.sides(&areas, (3, 8));
            assert!(left + right <= room && left >= 3 && right >= 8);
            assert!(areas.iter().all(|a| a.open == 0 || scale.marks(a.open) > 0));
        }
        assert_eq!(Scale::fitting(&areas, 200, (3, 8)).per_mark(), "1");
    }
}
