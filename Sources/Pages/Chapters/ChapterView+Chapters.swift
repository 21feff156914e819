package import Care

/// The chapters there are.
extension ChapterView {
    package static func medicines(
        _ now: [Entry], earlier: ChapterList, citizen: CitizenSummary, relation: CitizenBanner.Relation,
        context: PageContext
    ) -> ChapterView {
        let texts = context.texts.chapter
        return ChapterView(
            title: context.texts.common.medicines, lead: texts.medicinesLead, citizen: citizen, relation: relation,
            parts: [
                Part(title: texts.currentMedicines, entries: now, nothing: texts.noMedicines),
                Part(
                    title: texts.earlierMedicines, entries: earlier.entries, nothing: "", isFolded: true,
                    more: earlier.more),
            ], plans: [], context: context)
    }

    /// - Parameter allergies: current and earlier.
    package static func diagnoses(
        _ now: [Entry], earlier: ChapterList, allergies: ChapterList, citizen: CitizenSummary,
        relation: CitizenBanner.Relation, context: PageContext
    ) -> ChapterView {
        let texts = context.texts.chapter
        return ChapterView(
            title: context.texts.common.diagnoses, citizen: citizen, relation: relation,
            parts: [
                Part(
                    title: texts.allergies, entries: allergies.entries.filter { $0.standing != .past },
                    nothing: texts.noAllergies, nothingHelp: texts.noAllergiesHelp, more: allergies.more),
                Part(title: texts.diagnosesHeading, entries: now, nothing: texts.noDiagnoses),
                Part(
                    title: texts.earlierDiagnoses,
                    entries: earlier.entries + allergies.entries.filter { $0.standing == .past },
                    nothing: "", isFolded: true, more: earlier.more),
            ], plans: [], context: context)
    }

    /// - Parameter goals: those that belong to no plan.
    package static func plans(
        _ plans: [PlanSummary], goals: ChapterList, citizen: CitizenSummary, relation: CitizenBanner.Relation,
        context: PageContext
    ) -> ChapterView {
        let texts = context.texts.chapter
        var parts: [Part] = []
        if plans.isEmpty {
            parts.append(Part(title: texts.plansHeading, entries: [], nothing: texts.noPlans))
        }
        parts.append(
            Part(
                title: texts.goals, entries: goals.entries, nothing: texts.noGoals, isFolded: !plans.isEmpty,
                more: goals.more))
        return ChapterView(
            title: context.texts.common.plans, lead: texts.plansLead, citizen: citizen, relation: relation,
            parts: parts, plans: plans, context: context)
    }

    package static func documents(
        _ documents: ChapterList, citizen: CitizenSummary, relation: CitizenBanner.Relation, context: PageContext
    ) -> ChapterView {
        let texts = context.texts.chapter
        return ChapterView(
            title: context.texts.common.documents, lead: texts.documentsLead, citizen: citizen, relation: relation,
            parts: [
                Part(
                    title: context.texts.common.documents, entries: documents.entries, nothing: texts.noDocuments,
                    more: documents.more)
            ], plans: [], context: context)
    }
}
