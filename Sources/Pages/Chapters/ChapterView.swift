package import Care
package import HTML

/// A page of lists about one side of a record: medicines, diagnoses and allergies, documents.
package struct ChapterView: Sendable {
    /// One list with its heading, and what is said when it is empty.
    package struct Part: Sendable {
        package var title: String
        package var entries: [Entry]
        package var nothing: String
        package var nothingHelp: String?
        /// Folded until asked for: what no longer holds.
        package var isFolded: Bool

        package init(
            title: String, entries: [Entry], nothing: String, nothingHelp: String? = nil, isFolded: Bool = false
        ) {
            self.title = title
            self.entries = entries
            self.nothing = nothing
            self.nothingHelp = nothingHelp
            self.isFolded = isFolded
        }
    }

    package var title: String
    package var lead: String?
    package var citizen: CitizenSummary
    package var relation: CitizenBanner.Relation
    package var parts: [Part]
    package var plans: [PlanSummary]
    package var context: PageContext

    package var html: HTML {
        PageFrame(title: title, context: context, banner: CitizenBanner(citizen: citizen, relation: relation)) {
            h1 { title }
            if let lead {
                p(.class("lead")) { lead }
            }
            if !plans.isEmpty {
                section(.class("matters"), .ariaLabelledBy("plans")) {
                    h2(.id("plans")) { context.texts.chapter.plansHeading }
                    for plan in plans {
                        PlanView(plan: plan, citizen: citizen.id, context: context).html
                    }
                }
            }
            for (number, part) in parts.enumerated() {
                list(part, id: "part-\(number)")
            }
        }.html
    }

    @HTMLBuilder private func list(_ part: Part, id: String) -> HTML {
        if part.isFolded {
            if !part.entries.isEmpty {
                details(.class("card course")) {
                    summary { span(.class("course-title")) { "\(part.title) (\(part.entries.count))" } }
                    entries(part.entries)
                }
            }
        } else {
            section(.ariaLabelledBy(id)) {
                h2(.id(id), .class(parts.filter { !$0.isFolded }.count > 1 ? "part" : "unseen")) { part.title }
                if part.entries.isEmpty {
                    EmptyNotice(text: part.nothing, help: part.nothingHelp).html
                } else {
                    div(.class("card")) { entries(part.entries) }
                }
            }
        }
    }

    private func entries(_ entries: [Entry]) -> HTML {
        ul(.class("entries")) {
            for entry in entries {
                EntryView(entry, of: citizen.id, context).item(.line)
            }
        }
    }
}

/// The chapters there are.
extension ChapterView {
    package static func medicines(
        _ now: [Entry], earlier: [Entry], citizen: CitizenSummary, relation: CitizenBanner.Relation,
        context: PageContext
    ) -> ChapterView {
        let texts = context.texts.chapter
        return ChapterView(
            title: context.texts.common.medicines, lead: texts.medicinesLead, citizen: citizen, relation: relation,
            parts: [
                Part(title: texts.currentMedicines, entries: now, nothing: texts.noMedicines),
                Part(title: texts.earlierMedicines, entries: earlier, nothing: "", isFolded: true),
            ], plans: [], context: context)
    }

    /// - Parameter allergies: current and earlier.
    package static func diagnoses(
        _ now: [Entry], earlier: [Entry], allergies: [Entry], citizen: CitizenSummary, relation: CitizenBanner.Relation,
        context: PageContext
    ) -> ChapterView {
        let texts = context.texts.chapter
        return ChapterView(
            title: context.texts.common.diagnoses, citizen: citizen, relation: relation,
            parts: [
                Part(
                    title: texts.allergies, entries: allergies.filter { $0.standing != .past },
                    nothing: texts.noAllergies, nothingHelp: texts.noAllergiesHelp),
                Part(title: texts.diagnosesHeading, entries: now, nothing: texts.noDiagnoses),
                Part(
                    title: texts.earlierDiagnoses, entries: earlier + allergies.filter { $0.standing == .past },
                    nothing: "", isFolded: true),
            ], plans: [], context: context)
    }

    /// - Parameter goals: those that belong to no plan.
    package static func plans(
        _ plans: [PlanSummary], goals: [Entry], citizen: CitizenSummary, relation: CitizenBanner.Relation,
        context: PageContext
    ) -> ChapterView {
        let texts = context.texts.chapter
        var parts: [Part] = []
        if plans.isEmpty {
            parts.append(Part(title: texts.plansHeading, entries: [], nothing: texts.noPlans))
        }
        parts.append(Part(title: texts.goals, entries: goals, nothing: texts.noGoals, isFolded: !plans.isEmpty))
        return ChapterView(
            title: context.texts.common.plans, lead: texts.plansLead, citizen: citizen, relation: relation,
            parts: parts, plans: plans, context: context)
    }

    package static func documents(
        _ entries: [Entry], citizen: CitizenSummary, relation: CitizenBanner.Relation, context: PageContext
    ) -> ChapterView {
        let texts = context.texts.chapter
        return ChapterView(
            title: context.texts.common.documents, lead: texts.documentsLead, citizen: citizen, relation: relation,
            parts: [Part(title: context.texts.common.documents, entries: entries, nothing: texts.noDocuments)],
            plans: [], context: context)
    }
}
