import Care
import HTML

/// The ways between the pages of one citizen's record, in groups.
///
/// Whoever may see certain kinds of things only, such as a relative with appointments, is led to the pages where there can
/// be any. The gate does not depend on it: the other pages are there, and empty.
struct CitizenMenu {
    let banner: CitizenBanner
    let context: PageContext

    /// A way to one page.
    private struct Way {
        let route: Route
        let icon: Icon
        let title: String
        /// The FHIR types that the page is made of; nil: it says something to everybody who is here.
        let types: Set<String>?

        init(_ route: Route, _ icon: Icon, _ title: String, of types: Set<String>? = nil) {
            self.route = route
            self.icon = icon
            self.title = title
            self.types = types
        }
    }

    private var citizen: String { banner.citizen.id }
    private var texts: CommonTexts { context.texts.common }
    private var isStaff: Bool { context.viewer?.kind == .professional }

    @HTMLBuilder var html: HTML {
        for (title, ways) in groups {
            let open = ways.filter(isOpen)
            if !open.isEmpty {
                p(.class("pages-group")) { title }
                ul {
                    for way in open { item(way) }
                }
            }
        }
    }

    private var groups: [(title: String, ways: [Way])] {
        [(texts.groupNow, now), (texts.groupCourse, course), (texts.groupHealth, health), (texts.groupTrust, trust)]
    }

    private var now: [Way] {
        [
            Way(.overview(citizen: citizen), .home, texts.overview),
            Way(
                .ahead(citizen: citizen), .calendar, texts.ahead,
                of: ["Appointment", "ServiceRequest", "Encounter", "Procedure", "MedicationRequest"]),
            isStaff
                ? Way(
                    .monitored(citizen: citizen, nil), .home, context.texts.monitoring.citizenHeading, of: ["CarePlan"])
                : Way(.today(citizen: citizen, TodayQuery()), .ruler, context.texts.today.brief, of: ["CarePlan"]),
            Way(.citizenTasks(citizen: citizen, nil), .task, context.texts.task.brief, of: ["Task"]),
        ]
    }

    private var course: [Way] {
        [
            Way(.courses(citizen: citizen), .course, texts.courses, of: ["EpisodeOfCare", "Encounter"]),
            Way(.thread(citizen: citizen, ThreadQuery()), .thread, texts.thread),
            Way(.plans(citizen: citizen), .plan, texts.plans, of: ["CarePlan", "Goal"]),
            Way(
                .jointPlan(citizen: citizen, JointPlanQuery()), .goal, context.texts.jointPlan.heading,
                of: ["CarePlan", "Goal"]),
        ]
    }

    private var health: [Way] {
        [
            Way(
                .results(citizen: citizen), .flask, texts.results,
                of: ["Observation", "DiagnosticReport", "ImagingStudy"]),
            Way(
                .medicines(citizen: citizen), .pill, texts.medicines,
                of: ["MedicationRequest", "MedicationStatement", "MedicationAdministration", "Immunization"]),
            Way(
                .diagnoses(citizen: citizen), .diagnosis, texts.diagnoses,
                of: ["Condition", "AllergyIntolerance", "Flag"]),
            Way(.measurements(citizen: citizen), .ruler, texts.measurements, of: ["Observation"]),
            Way(
                .questionnaires(citizen: citizen, nil), .form, context.texts.questionnaire.heading,
                of: ["QuestionnaireResponse", "Task"]),
            Way(
                .documents(citizen: citizen), .page, texts.documents,
                of: ["DocumentReference", "Composition", "Communication", "DiagnosticReport", "Media"]),
        ]
    }

    /// Who may see the record is for the citizen, for a child's parents, and for staff; relatives have a page about what is
    /// theirs, which leads those who decide in somebody's stead here too.
    private var trust: [Way] {
        var ways: [Way] = []
        if banner.relation != .relative {
            ways.append(Way(.access(citizen: citizen, AccessQuery()), .lock, context.texts.access.brief))
        }
        if banner.relation == .own {
            ways.append(Way(.accessLog(citizen: citizen, AccessLogForm()), .eye, context.texts.accessLog.brief))
        }
        return ways + [
            Way(.letters(citizen: citizen, nil), .message, context.texts.letter.brief, of: ["Communication"]),
            Way(.apps(citizen: citizen), .device, texts.apps, of: []),
            Way(.failures(citizen: citizen, nil), .warning, context.texts.failure.brief),
        ]
    }

    private func isOpen(_ way: Way) -> Bool {
        way.types.map(banner.citizen.opens) ?? true
    }

    private func item(_ way: Way) -> HTML {
        li {
            a(
                .href(way.route.target),
                .ariaCurrent(context.here?.pattern == way.route.pattern ? "page" : nil)
            ) {
                way.icon.html
                span { way.title }
            }
        }
    }
}
