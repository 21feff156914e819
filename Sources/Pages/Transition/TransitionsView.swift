package import Care
import FHIR
package import HTML

/// A unit's lists about going home: whom it sends, for whom it still answers, who comes to it, what it is to read.
package struct TransitionsView: Sendable {
    package var lists: UnitTransitions
    package var context: PageContext

    package init(lists: UnitTransitions, context: PageContext) {
        self.lists = lists
        self.context = context
    }

    private var texts: TransitionTexts { context.texts.transition }

    package var html: HTML {
        PageFrame(title: texts.heading, context: context) {
            UnitPages(context: context).html
            h1 { texts.heading }
            p(.class("lead")) { texts.lead }
            if lists.isEmpty {
                EmptyNotice(text: texts.nothing, help: texts.nothingHelp).html
            }
            list("answering", texts.answering, texts.answeringHelp, lists.answering)
            list("leaving", texts.leaving, texts.leavingHelp, lists.leaving)
            stays("admitted", context.texts.stay.admitted, context.texts.stay.admittedHelp, lists.admitted)
            letters
            stays("in-hospital", context.texts.stay.inHospital, context.texts.stay.inHospitalHelp, lists.inHospital)
            list("coming", texts.coming, texts.comingHelp, lists.coming)
            list("home", texts.home, texts.homeHelp, lists.home)
        }.html
    }

    @HTMLBuilder private func list(
        _ id: String, _ title: String, _ help: String, _ lines: [UnitTransitions.Line]
    ) -> HTML {
        if !lines.isEmpty {
            section(.ariaLabelledBy(id)) {
                h2(.id(id)) { "\(title) (\(lines.count))" }
                p(.class("field-help")) { help }
                table(.class("table")) {
                    thead {
                        tr {
                            for heading in [texts.citizen, texts.when, texts.state] {
                                th(.scope(.column)) { heading }
                            }
                        }
                    }
                    tbody { for line in lines { row(line) } }
                }
            }
        }
    }

    private func row(_ line: UnitTransitions.Line) -> HTML {
        tr {
            th(.scope(.row)) {
                a(.href(route(line).target)) { line.name ?? context.texts.subject.nameless }
                person(line.birthDate)
            }
            td { context.say(line.instant) }
            td {
                ul(.class("marks")) {
                    for (text, isStrong) in states(line) {
                        li { span(.class(isStrong ? "mark mark-strong" : "mark")) { text } }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func stays(_ id: String, _ title: String, _ help: String, _ lines: [StayLine]) -> HTML {
        if !lines.isEmpty {
            section(.ariaLabelledBy(id)) {
                h2(.id(id)) { "\(title) (\(lines.count))" }
                p(.class("field-help")) { help }
                table(.class("table")) {
                    thead {
                        tr {
                            for heading in [texts.citizen, context.texts.stay.since, texts.state] {
                                th(.scope(.column)) { heading }
                            }
                        }
                    }
                    tbody { for line in lines { row(line) } }
                }
            }
        }
    }

    private func row(_ line: StayLine) -> HTML {
        let card = StayCard(line: line, relation: .patient, context: context)
        return tr {
            th(.scope(.row)) {
                a(.href(Route.discharges(citizen: line.stay.patient, DischargeQuery()).target)) {
                    line.name ?? context.texts.subject.nameless
                }
                person(line.birthDate)
            }
            td {
                context.say(line.stay.start)
                p(.class("entry-detail")) { line.department?.unit ?? context.texts.stay.nobody }
            }
            td {
                if card.marks.isEmpty { p(.class("entry-detail")) { context.texts.stay.noDay } }
                ul(.class("marks")) {
                    for (text, isStrong) in card.marks {
                        li { span(.class(isStrong ? "mark mark-strong" : "mark")) { text } }
                    }
                }
            }
        }
    }

    private func route(_ line: UnitTransitions.Line) -> Route {
        .discharges(citizen: line.citizen, DischargeQuery(id: line.discharge))
    }

    @HTMLBuilder private func person(_ birthDate: String?) -> HTML {
        if let date = birthDate.flatMap(DateTime.init) {
            p(.class("entry-detail")) { texts.born(context.language.sayPlainly(date, at: context.moment)) }
        }
    }

    /// How it stands, the worst first, and whether it is bad.
    private func states(_ line: UnitTransitions.Line) -> [(String, Bool)] {
        var states: [(String, Bool)] = []
        if line.stage == .preparing, line.instant < context.moment.now {
            states.append((context.texts.stay.wasExpected(context.say(line.instant)), true))
        }
        if line.lateAnswers > 0 { states.append((texts.answersLate(line.lateAnswers), true)) }
        if line.waiting > line.lateAnswers {
            states.append((texts.questionsWaiting(line.waiting - line.lateAnswers), true))
        }
        if !line.late.isEmpty { states.append((texts.partsLate(line.late.count), true)) }
        if line.open.count > line.late.count {
            states.append((texts.partsLeft(line.open.count - line.late.count), false))
        }
        if line.open.isEmpty, line.stage == .preparing { states.append((texts.allSent, false)) }
        if line.waitsForLetter { states.append((texts.waitsForLetter, true)) }
        if line.isTakenOver { states.append((texts.takenOver, false)) }
        if let outcome = line.outcome {
            states.append((context.language.name(of: outcome), false))
        }
        if line.stage == .completed, !line.isTakenOver, !line.waitsForLetter {
            states.append((line.coveredUntil.map { texts.covered(context.say($0)) } ?? texts.notCovered, false))
        }
        return states
    }

    @HTMLBuilder private var letters: HTML {
        if !lists.letters.isEmpty {
            section(.ariaLabelledBy("letters")) {
                h2(.id("letters")) { "\(texts.letters) (\(lists.letters.count))" }
                p(.class("field-help")) { texts.lettersHelp }
                ul(.class("entries card")) { for letter in lists.letters { item(letter) } }
            }
        }
    }

    private func item(_ letter: UnitTransitions.Letter) -> HTML {
        let query = DischargeQuery(id: letter.discharge, part: letter.part)
        return li(.class("entry entry-line")) {
            Icon.page.html
            div {
                p(.class("entry-title")) {
                    a(.href(Route.discharges(citizen: letter.patient, query).target)) {
                        "\(context.language.name(of: letter.part)): "
                            + (letter.name ?? context.texts.subject.nameless)
                    }
                }
                if let sent = letter.sent {
                    p(.class("entry-detail")) { texts.sentAt(context.say(sent)) }
                }
            }
        }
    }
}
