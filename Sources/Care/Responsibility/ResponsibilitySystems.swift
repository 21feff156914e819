/// The code systems and extensions that responsibility and its handovers are written with.
package enum ResponsibilitySystems {
    private static let structure = "https://tovholder.dk/fhir/StructureDefinition/"

    /// On an EpisodeOfCare: one period of responsibility.
    package static let responsibility = structure + "responsibility"
    /// On an EpisodeOfCare: until when the unit has to name a clinician.
    package static let nameClinicianBy = structure + "name-clinician-by"
    /// On an EpisodeOfCare with a planned end: when it is looked whether somebody comes next.
    package static let nextBy = structure + "next-by"
    /// On a Task or an EpisodeOfCare: one step that was taken because a deadline passed.
    package static let escalation = structure + "escalation"
    /// On a Task: the unit on whose behalf somebody gives a pathway away.
    package static let onBehalfOf = structure + "on-behalf-of"
    /// On an Organization: its own limits.
    package static let unitLimits = structure + "unit-limits"
}
