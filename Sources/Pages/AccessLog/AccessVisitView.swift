import Care
import HTML

/// One visit to a record as an item of a list: who, when, what, and why they could.
struct AccessVisitView {
    let citizen: String
    let visit: AccessVisit
    let context: PageContext
    /// Whether there is a way to ask about it.
    var mayAsk = true

    private var texts: AccessLogTexts { context.texts.accessLog }

    var item: HTML {
        li(.class(visit.isRefused ? "entry entry-line look look-refused" : "entry entry-line look")) {
            icon.html
            div {
                p(.class("entry-title")) { AccessWords(visit, context).name }
                if let position = AccessWords(visit, context).position {
                    p(.class("entry-detail")) { position }
                }
                p(.class("entry-meta")) {
                    span(.class("digits")) { AccessWords(visit, context).times }
                    if visit.reason == .statedReason || visit.reason == .emergency {
                        span(.class("mark")) {
                            Icon.warning.html
                            context.language.name(of: visit.reason).capitalizedFirst
                        }
                    }
                }
                what
                if mayAsk, visit.reason != .own, !visit.who.isRecordItself {
                    p(.class("more")) {
                        a(
                            .href(Route.accessQuestion(citizen: citizen, look: visit.number).target),
                            .ariaLabel("\(texts.askAbout) \(AccessWords(visit, context).name)")
                        ) { texts.ask }
                    }
                }
            }
        }
    }

    private var icon: Icon {
        switch visit.reason {
        case .own, .proxy, .custody: .person
        case .system: .device
        case .emergency, .statedReason: .warning
        case .care, .unknown: .generalPractice
        }
    }

    private var what: HTML {
        let things = AccessWords(visit, context).things
        return dl(.class("look-what")) {
            if visit.isRefused {
                div { dd { texts.refused } }
            } else {
                div {
                    dt { visit.looks == 0 ? texts.wrote : texts.saw }
                    dd { things.capitalizedFirst }
                }
                if visit.reason != .unknown {
                    div {
                        dt { texts.could }
                        dd { context.language.name(of: visit.reason) }
                    }
                }
            }
            if let app = visit.app {
                div {
                    dt { texts.throughApp }
                    dd { app }
                }
            }
        }
    }
}

/// A visit in words, for a list and for a file.
struct AccessWords {
    private let visit: AccessVisit
    private let context: PageContext

    init(_ visit: AccessVisit, _ context: PageContext) {
        self.visit = visit
        self.context = context
    }

    private var role: String { context.language.name(ofRole: visit.who.role) }

    /// The person's name; where there is none, the role, and for programs what they call themselves.
    var name: String {
        if visit.reason == .own { return context.texts.accessLog.yourself }
        if let name = visit.who.name { return name }
        if visit.who.isRecordItself { return context.texts.accessLog.recordItself }
        return visit.who.role == "system" ? "\(context.texts.accessLog.program): \(visit.who.identity)" : role
    }

    /// Profession and unit; nil where the name says it all.
    var position: String? {
        guard visit.reason != .own else { return nil }
        let profession = visit.who.profession ?? (visit.who.name == nil ? nil : role)
        let words = [profession, visit.who.unit].compactMap { $0 }
        return words.isEmpty ? nil : words.joined(separator: " · ")
    }

    var things: String { visit.things.map { context.language.name(of: $0) }.joined(separator: ", ") }

    var times: String {
        let (first, last) = (clock(visit.first), clock(visit.last))
        let time = context.texts.sayings.atTime(first == last ? first : "\(first)–\(last)")
        return String(time.drop(while: \.isWhitespace)).capitalizedFirst
    }

    func clock(_ instant: Int64) -> String {
        let time = LocalTime(instant, zone: context.moment.zone)
        return context.language.say(hour: time.hour, minute: time.minute)
    }
}
