import HTML

/// Rules with how often they led to something, and what is suggested.
struct AlarmTable {
    let rows: [AlarmRow]
    let context: PageContext

    private var texts: AlarmTexts { context.texts.alarm }

    var html: HTML {
        table(.class("table")) {
            thead {
                tr {
                    th(.scope(.column)) { texts.rule }
                    for title in [texts.alarms, texts.acted, texts.share] {
                        th(.scope(.column), .class("number")) { title }
                    }
                }
            }
            tbody { for row in rows { line(row) } }
        }
    }

    private func line(_ row: AlarmRow) -> HTML {
        let cells = [
            (texts.alarms, context.language.say(count: row.alarms)),
            (texts.acted, context.language.say(count: row.acted)), (texts.share, row.share.map(texts.percent) ?? "–"),
        ]
        return tr {
            th(.scope(.row)) {
                row.mark.badge(context)
                " "
                row.rule
                if let programme = row.programme {
                    p(.class("entry-meta")) {
                        span {
                            a(.href(Route.programme(id: programme.name).target)) { programme.title }
                        }
                        span { context.texts.monitoring.version(programme.version) }
                    }
                }
                if let suggestion = row.suggestion { p(.class("field-help")) { suggestion } }
                if let wider = row.wider { p(.class("field-help")) { wider } }
            }
            for (title, text) in cells {
                td(.class("number")) {
                    span(.class("table-label")) { title + ": " }
                    span(.class("digits")) { text }
                }
            }
        }
    }
}
