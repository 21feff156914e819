/// The extensions that a stay at a hospital is written with.
package enum StaySystems {
    private static let structure = "https://tovholder.dk/fhir/StructureDefinition/"

    /// When somebody went on leave, and came back. Source: MedCom, HospitalNotification 3.0.2, whose spelling it is.
    package static let leave =
        "http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-hospitalnotifiation-leave-period-extension"
    /// That the hospital is done with what it treats, and since when.
    static let treatmentFinished = structure + "treatment-finished"
    /// A unit besides the department that is to know of the stay.
    static let informed = structure + "stay-informed"
    /// The later stay with which this one ended.
    static let endedBy = structure + "stay-ended-by"
    /// Where somebody goes from hospital, as HL7's codes say it, and the one for another hospital.
    static let disposition = "http://terminology.hl7.org/CodeSystem/discharge-disposition"
    static let otherHospital = "other-hcf"
    package static let actCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
    /// MedCom's categories of words between units. Source: MedCom terminology 2.0.2.
    package static let category =
        "http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-careCommunication-categoryCodes"
}
