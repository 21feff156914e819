/// Whose record a resource belongs in.
package enum PatientCompartment {
    /// The id of the first Patient whose compartment the resource is in; for a Patient its own id; nil where it is in
    /// nobody's. Only relative references (`Patient/12`) count, for others point outside the record.
    ///
    /// Source: the patient `CompartmentDefinition` of FHIR R4.
    package static func patient(of resource: JSONValue) -> String? {
        guard let type = resource["resourceType"]?.string else { return nil }
        if type == "Patient" { return resource["id"]?.string }
        return nil
    }
}
