package import Care
import FHIR

/// What staff write down about who may see along.
package struct RegisterForm: Sendable, Hashable {
    package enum Mistake: Sendable, Hashable, CaseIterable {
        case who, course, paper, date
    }

    package enum Basis: String, Sendable, Hashable, CaseIterable {
        case custody, guardianship, paper
    }

    package var basis: Basis
    package var who: String?
    package var what: GiveForm.What
    package var course: String?
    package var mayAct: Bool
    package var date: String?
    package var paper: String?

    package init() {
        basis = .paper
        what = .whole
        mayAct = false
    }

    package init(_ fields: FormFields) {
        basis = fields["basis"].flatMap(Basis.init(rawValue:)) ?? .paper
        who = fields["who"]
        what = fields["what"].flatMap(GiveForm.What.init(rawValue:)) ?? .whole
        course = fields["course"]
        mayAct = fields["how"] == "act"
        date = fields["date"]
        paper = fields["paper"]
    }

    package func mistakes(_ model: AccessModel, at moment: Moment) -> Set<Mistake> {
        var mistakes: Set<Mistake> = []
        if model.relative(who) == nil { mistakes.insert(.who) }
        if basis == .paper {
            if paper == nil { mistakes.insert(.paper) }
            if what == .course, !model.episodes.contains(where: { $0.value == course }) { mistakes.insert(.course) }
        }
        if let date {
            let chosen = DateTime(date)
            if chosen?.precision != .day || (chosen?.latest ?? 0) <= moment.now { mistakes.insert(.date) }
        }
        return mistakes
    }

    package var registration: Registration {
        let held: Registration.Basis
        switch basis {
        case .custody: held = .custody
        case .guardianship: held = .guardianship
        case .paper:
            let part: ConsentPart? =
                switch what {
                case .whole: nil
                case .appointments: .kind("Appointment")
                case .messages: .kind("Communication")
                case .course: course.map(ConsentPart.course)
                }
            held = .paper(part: part, mayAct: mayAct)
        }
        return Registration(basis: held, relative: who ?? "", until: date, paper: paper)
    }
}
