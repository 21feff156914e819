import Care

/// A discharge in plain words, the same on pages and on paper: where somebody is, who answers until when, who is next, and
/// what has been promised and whether it was kept.
struct PromiseWords {
    /// Something that is said, and whether it stands out.
    struct Sentence {
        let text: String
        let isStrong: Bool

        init(_ text: String, isStrong: Bool = false) {
            self.text = text
            self.isStrong = isStrong
        }
    }

    let package: DischargePackage
    /// Whether it is said to the citizen.
    let isOwn: Bool
    let context: PageContext

    private var texts: PromiseTexts { context.texts.promise }
    private var department: String { package.department?.unit ?? texts.nobody }
    private var clinic: String { package.clinic?.unit ?? texts.clinicNameless }

    /// When the patient came home, or is expected to.
    var home: String {
        if let discharged = package.discharge.discharged { return texts.cameHome(context.say(discharged)) }
        return texts.expected(context.say(package.discharge.expected))
    }

    /// Who has the responsibility now, and who then.
    var holder: [Sentence] {
        let call = Sentence(isOwn ? texts.youCall : texts.theyCall)
        return switch package.holder(at: context.moment.now) {
        case .department: [Sentence(texts.stay(department))]
        case .extended(let end):
            [
                Sentence(texts.covered(department, context.say(end)), isStrong: true), Sentence(texts.coveredForOthers),
                call, Sentence(texts.next(clinic)),
            ]
        case .waitingForLetter: [Sentence(texts.waiting(department), isStrong: true), call]
        case .clinic: [Sentence(texts.clinic(clinic.uppercasedFirst))]
        }
    }

    /// When training begins, where it is needed; what somebody may do who waits longer than the law says.
    var training: [Sentence] {
        guard let start = package.training else { return [] }
        if let begun = start.begun { return [Sentence(texts.trainingBegan(context.say(begun, withTime: false)))] }
        let due = context.say(start.due, withTime: false)
        guard start.isLate(at: context.moment.now) else { return [Sentence(texts.training(due))] }
        return [
            Sentence(texts.trainingLate(due), isStrong: true),
            Sentence(isOwn ? texts.trainingYourRight : texts.trainingRight),
        ]
    }

    /// Whom the citizen calls when at home.
    var telephone: String? { package.discharge.stage == .completed ? package.clinic?.telephones.first : nil }

    func name(of part: DischargePackage.Part) -> String { context.language.name(of: part.task.part) }

    /// Whether a promise was kept.
    func said(_ task: DischargePartTask) -> String {
        let isLate = task.isLate(at: context.moment.now)
        guard let sent = task.sent else {
            return isLate ? texts.broken(context.say(task.due)) : texts.promise(context.say(task.due))
        }
        return isLate ? texts.keptLate(context.say(sent)) : texts.kept(context.say(sent))
    }
}
