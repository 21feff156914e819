import Care
import HTML

/// Where something comes from: a drawing and a word. The colour only helps.
struct SectorBadge {
    let sector: Sector
    let context: PageContext

    var html: HTML {
        span(.class("sector sector-\(sector.rawValue)")) {
            Icon(sector).html
            context.language.name(of: sector)
        }
    }

    /// One for each sector.
    static func row(_ sectors: [Sector], _ context: PageContext) -> HTML {
        guard !sectors.isEmpty else { return .nothing }
        return p(.class("sectors")) {
            for sector in sectors {
                SectorBadge(sector: sector, context: context).html
            }
        }
    }
}
