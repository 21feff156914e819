import Care
import HTML

/// The short lists beside the thread.
struct OverviewSide {
    /// Who is responsible for each pathway now.
    let responsible: [CitizenResponsibility]
    let overview: Overview
    let roles: RelativeRoles.Words
    /// Whether the citizen looks at her own record.
    let isOwn: Bool
    let context: PageContext

    private var citizen: String { overview.citizen.id }
    /// As many as one takes in at a glance; the pages have them all.
    private static let mostShown = 6

    var html: HTML {
        aside(.class("side"), .ariaLabelledBy("in-short")) {
            h2(.id("in-short")) { context.texts.overview.shortLists }
            ResponsibleNow(lines: responsible, context: context).html
            // That there is none may be said by those only who could see it.
            if overview.citizen.opens(["AllergyIntolerance"]) {
                list(
                    context.texts.chapter.allergies, .warning, overview.allergies, .diagnoses(citizen: citizen),
                    nothing: context.texts.chapter.noAllergies)
            }
            if overview.citizen.opens(["MedicationRequest", "MedicationStatement"]) {
                list(
                    context.texts.common.medicines, .pill, overview.medicines, .medicines(citizen: citizen),
                    nothing: context.texts.chapter.noMedicines)
            }
            if overview.citizen.opens(["Condition"]) {
                list(
                    context.texts.chapter.diagnosesHeading, .diagnosis, overview.diagnoses,
                    .diagnoses(citizen: citizen), nothing: context.texts.chapter.noDiagnoses)
            }
            if !overview.results.isEmpty {
                list(
                    context.texts.common.results, .flask, overview.results, .results(citizen: citizen),
                    nothing: context.texts.result.nothing)
            }
            people(
                context.texts.overview.generalPractitioner, overview.citizen.generalPractitioner.map { [$0] } ?? [])
            people(context.texts.overview.relatives, overview.citizen.relatives)
            relativeRoles
            if isOwn { looks }
        }
    }

    /// The way to who has looked.
    private var looks: HTML {
        section(.class("card short")) {
            h3 {
                Icon.eye.html
                a(.href(Route.accessLog(citizen: citizen, AccessLogForm()).target)) { context.texts.accessLog.heading }
            }
            p(.class("empty-help")) { context.texts.accessLog.kept }
        }
    }

    @HTMLBuilder private var relativeRoles: HTML {
        if !roles.lines.isEmpty {
            section(.class("card short")) {
                h3 {
                    Icon.people.html
                    a(.href(Route.access(citizen: citizen, AccessQuery()).target)) { context.texts.access.roles }
                }
                for line in roles.lines {
                    p { strong { line.name } }
                    RelativeRoles.voices(line.said, context)
                }
            }
        }
    }

    private func list(_ title: String, _ icon: Icon, _ entries: [Entry], _ page: Route, nothing: String) -> HTML {
        section(.class("card short")) {
            h3 {
                icon.html
                a(.href(page.target)) { title }
            }
            if entries.isEmpty {
                p(.class("empty-help")) { nothing }
            } else {
                ul(.class("entries")) {
                    for entry in entries.prefix(Self.mostShown) {
                        EntryView(entry, of: citizen, context).item(.short)
                    }
                }
                if entries.count > Self.mostShown {
                    p(.class("more")) {
                        a(.href(page.target)) {
                            "\(context.texts.common.showAll) (\(entries.count))"
                            span(.class("unseen")) { ": \(title)" }
                        }
                    }
                }
            }
        }
    }

    private func people(_ title: String, _ contacts: [Contact]) -> HTML {
        guard !contacts.isEmpty else { return .nothing }
        return section(.class("card short")) {
            h3 {
                Icon.people.html
                title
            }
            for contact in contacts {
                ContactView(contact: contact, context: context).html
            }
        }
    }
}
