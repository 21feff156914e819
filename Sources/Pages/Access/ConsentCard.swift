import Care
import FHIR
import HTML

/// One decision about access, as it stands in lists: who, what, until when, and the press that ends it.
struct ConsentCard {
    let consent: HeldConsent
    let model: AccessModel
    let context: PageContext

    private var texts: AccessTexts { model.accessTexts(context) }

    /// - Parameter action: the press that ends it; none where the reader may not, or it is over.
    func html(_ action: HTML = .nothing) -> HTML {
        li(.class("card decision")) {
            div(.class("decision-body")) {
                h3 { title }
                p(.class("decision-what")) {
                    Self.what(consent, model, context)
                    if consent.kind == .proxy {
                        " · "
                        consent.mayAct ? texts.act : texts.read
                    }
                }
                if let reason = consent.reason {
                    p { "\(texts.reason): \(reason)" }
                }
                p(.class("decision-when")) { Self.when(consent, context) }
                if consent.status == .proposed, !consent.isOver(at: context.moment.now) {
                    p(.class("status status-active")) { texts.waits(name) }
                }
            }
            action
        }
    }

    private var name: String { consent.actorName ?? context.texts.common.unknown }

    private var title: String {
        switch consent.kind {
        case .proxy: [name, relationship].compactMap { $0 }.joined(separator: " · ")
        case .custody: "\(name) · \(texts.custody)"
        case .guardianship: "\(name) · \(texts.guardianship)"
        case .block:
            consent.isFilter ? "\(texts.filtered): \(name)" : Self.name(of: consent.parts.first, model, context)
        case .statedReason: "\(name) · \(texts.statedReason)"
        case .emergency: "\(name) · \(texts.emergency)"
        }
    }

    private var relationship: String? {
        consent.actor.flatMap { actor in
            model.decisions.relatives.first { "RelatedPerson/" + $0.id == actor }?.relationship
        }
    }

    /// What of the record it is about; of a block, for whom.
    static func what(_ consent: HeldConsent, _ model: AccessModel, _ context: PageContext) -> String {
        let texts = context.texts.access
        if consent.kind == .block, !consent.isFilter {
            return texts.blockedFor(
                consent.actor == nil ? texts.everybody : consent.actorName ?? context.texts.common.unknown)
        }
        return name(of: consent.parts.first, model, context)
    }

    static func name(of part: ConsentPart?, _ model: AccessModel, _ context: PageContext) -> String {
        let texts = context.texts.access
        switch part {
        case nil: return texts.whole
        case .kind("Appointment"): return texts.appointments
        case .kind("Communication"): return texts.messages
        case .kind(let type): return context.language.name(ofType: type)
        case .course(let reference):
            let course = model.courses.first { $0.id == reference }
            return course.map { "\(texts.oneCourse): \($0.title)" } ?? texts.oneCourse
        case .resource(let reference):
            let entry = model.documents.first { $0.reference == reference }
            return entry.map { "\(texts.oneEntry): \(EntryView.title($0, context))" } ?? texts.oneEntry
        }
    }

    /// From when until when, or how it came to an end.
    static func when(_ consent: HeldConsent, _ context: PageContext) -> String {
        let texts = context.texts.access
        let ending: String
        switch consent.status {
        case .rejected: ending = texts.declined
        case .inactive, .enteredInError: ending = texts.ended
        case .proposed, .active:
            if consent.isOver(at: context.moment.now) {
                ending = texts.ranOut
            } else {
                ending = consent.until.map { end($0, context) } ?? texts.untilEnded
            }
        }
        let start = (consent.from ?? consent.given).map {
            texts.from(context.language.sayPlainly($0, at: context.moment))
        }
        let paper = consent.paper == nil ? nil : texts.paper
        let isCitizens = consent.kind == .proxy || consent.kind == .block
        let inStead = isCitizens && consent.isDecidedInStead ? texts.decidedInStead : nil
        return [start, ending, paper, inStead].compactMap { $0 }.joined(separator: " · ")
    }

    /// The last day; for what ends at a time of day, when.
    private static func end(_ time: DateTime, _ context: PageContext) -> String {
        time.precision > .day
            ? context.texts.sayings.until(context.language.say(time, at: context.moment))
            : context.texts.access.until(context.language.sayPlainly(time, at: context.moment))
    }
}
