import Care
import HTML

/// Results in a table, which on a phone becomes a list.
struct ResultTable {
    enum FirstColumn {
        /// What was measured: for lists of different things.
        case test
        /// When: for one thing over time.
        case date
    }

    let entries: [Entry]
    let citizen: String
    let context: PageContext
    let firstColumn: FirstColumn

    private var texts: ResultTexts { context.texts.result }

    var html: HTML {
        table(.class("table results")) {
            thead {
                tr {
                    th(.scope(.column)) { firstColumn == .test ? texts.test : texts.date }
                    th(.scope(.column)) { context.texts.entry.value }
                    th(.scope(.column)) { texts.referenceRange }
                    th(.scope(.column)) { firstColumn == .test ? texts.date : texts.takenBy }
                }
            }
            tbody {
                for entry in entries {
                    row(entry)
                }
            }
        }
    }

    private func row(_ entry: Entry) -> HTML {
        tr(.class(entry.isVoid ? "entry-void" : "row")) {
            th(.scope(.row)) {
                switch firstColumn {
                case .test: test(entry)
                case .date: detailLink(entry) { when(entry) }
                }
                if entry.isVoid {
                    " "
                    span(.class("mark")) { context.texts.entry.voided }
                }
            }
            td { values(entry) }
            td(.class("quiet-cell")) { range(entry) }
            td(.class("quiet-cell")) {
                switch firstColumn {
                case .test: when(entry, withTime: false)
                case .date: source(entry)
                }
            }
        }
    }

    private func test(_ entry: Entry) -> HTML {
        let title = EntryView.title(entry, context)
        guard let code = entry.code, code.contains("|") else { return detailLink(entry) { title } }
        return a(.href(Route.trend(citizen: citizen, code: code).target)) { title }
    }

    private func detailLink(_ entry: Entry, @HTMLBuilder _ content: () -> HTML) -> HTML {
        guard let reference = ReferencePath(entry.reference) else { return content() }
        return a(.href(Route.entry(citizen: citizen, reference: reference).target)) { content() }
    }

    private func when(_ entry: Entry, withTime: Bool = true) -> HTML {
        (entry.start ?? entry.end).map { context.time($0, withTime: withTime) } ?? .text(context.texts.common.notDated)
    }

    private func values(_ entry: Entry) -> HTML {
        HTML.group {
            if let value = entry.value {
                ValueView(value: value, context: context).html
            }
            for component in entry.components {
                span(.class("component component-block")) {
                    span(.class("component-title")) { context.language.title(of: component) + " " }
                    ValueView(value: component.value, context: context).html
                }
            }
            if entry.value == nil, entry.components.isEmpty {
                entry.detail ?? context.texts.common.unknown
            }
        }
    }

    private func range(_ entry: Entry) -> HTML {
        let ranges = ([entry.value?.referenceRange] + entry.components.map(\.value.referenceRange)).compactMap { $0 }
        guard !ranges.isEmpty else { return .nothing }
        return HTML.group {
            span(.class("table-label")) { texts.referenceRange + " " }
            context.language.localised(ranges.joined(separator: " · "))
        }
    }

    private func source(_ entry: Entry) -> HTML {
        HTML.group {
            SectorBadge(sector: entry.sector, context: context).html
            if let unit = entry.unit {
                " " + unit
            }
        }
    }
}
