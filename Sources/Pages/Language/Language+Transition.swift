import Care

/// Names of what discharges are about.
extension Language {
    func name(of part: DischargePart) -> String {
        switch (self, part) {
        case (.danish, _): part.kind.danishName
        case (.english, .careCoursePlan): "Care-course plan"
        case (.english, .dischargeReport): "Discharge report"
        case (.english, .rehabilitationPlan): "Rehabilitation plan"
        case (.english, .dischargeLetter): "Discharge letter"
        case (.english, .medicationReconciliation): "Reconciled list of medicines"
        case (.english, .aidsAndSupplies): "Aids and supplies for the first days"
        }
    }

    func title(of section: DischargeSection) -> String {
        self == .danish ? section.danishTitle : section.englishTitle
    }

    func help(on section: DischargeSection) -> String {
        self == .danish ? section.danishHelp : section.englishHelp
    }

    func name(of destination: DischargeFacts.Destination) -> String {
        let isDanish = self == .danish
        return switch destination {
        case .home: isDanish ? "Eget hjem" : "Own home"
        case .nursingHome: isDanish ? "Plejehjem" : "Nursing home"
        case .temporaryPlace: isDanish ? "Midlertidig plads i kommunen" : "Temporary place in the municipality"
        case .residentialFacility: isDanish ? "Bosted" : "Residential facility"
        case .anotherHospital: isDanish ? "Et andet sygehus" : "Another hospital"
        }
    }

    func name(of criterion: ExtendedResponsibilityRule.Criterion) -> String {
        let isDanish = self == .danish
        return switch criterion {
        case .somatic: isDanish ? "Et ophold på en somatisk afdeling" : "A stay in a somatic department"
        case .stay: isDanish ? "Opholdet varede mindst 24 timer" : "The stay lasted 24 hours at least"
        case .nursing: isDanish ? "Brug for kommunens sygeplejersker" : "The municipality’s nurses are needed"
        case .destination:
            isDanish ? "Til et sted, som ordningen gælder" : "To a place that the scheme is for"
        }
    }

    func name(of bringer: SupplyItem.Bringer) -> String {
        switch (self, bringer) {
        case (.danish, _): bringer.danishName
        case (.english, .department): "taken home from the department"
        case (.english, .municipality): "brought by the municipality"
        case (.english, .pharmacy): "brought by the pharmacy"
        case (.english, .citizen): "fetched by the citizen"
        }
    }

    func name(of outcome: DischargeOutcome.Kind) -> String {
        let isDanish = self == .danish
        return switch outcome {
        case .medicinesReviewed: isDanish ? "Medicinen er gennemgået" : "The medicines have been reviewed"
        case .resolvedAtHome: isDanish ? "Løst hjemme" : "Resolved at home"
        case .subacuteVisit: isDanish ? "Subakut besøg i afdelingen" : "Subacute visit to the department"
        case .readmitted: isDanish ? "Indlagt igen" : "Readmitted"
        }
    }

    func name(of change: MedicationLine.Change) -> String {
        let isDanish = self == .danish
        return switch change {
        case .continued: isDanish ? "Fortsat" : "Continued"
        case .changed: isDanish ? "Ændret" : "Changed"
        case .stopped: isDanish ? "Stoppet" : "Stopped"
        case .new: isDanish ? "Ny" : "New"
        }
    }
}
