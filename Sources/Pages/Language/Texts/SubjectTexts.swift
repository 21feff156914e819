/// The words of the interface about one topic: subject.
package struct SubjectTexts: Sendable {
    package let ownRecord: String
    package let childRecord: String
    package let relativeRecord: String
    package let patient: String
    package let civilRegistrationNumber: String
    package let nameless: String
    package let protected: String
    package let interpreter: String
    package let speaks: String
    package let deceased: String
    package let born: String
    package let limited: String
}

extension SubjectTexts {
    static let danish = SubjectTexts(
        ownRecord: "Dit eget forløb",
        childRecord: "Dit barns forløb",
        relativeRecord: "Du ser en andens forløb",
        patient: "Patient",
        civilRegistrationNumber: "CPR",
        nameless: "Navn ikke oplyst",
        protected: "Navne- og adressebeskyttet",
        interpreter: "Tolk nødvendig",
        speaks: "Sprog",
        deceased: "Død",
        born: "Født",
        limited: """
            Du kan se en del af forløbet. Står der, at der ikke er noget, kan der være noget, som du ikke har fået adgang til.
            """)
}

extension SubjectTexts {
    static let english = SubjectTexts(
        ownRecord: "Your own record",
        childRecord: "Your child's record",
        relativeRecord: "You are looking at somebody else's record",
        patient: "Patient",
        civilRegistrationNumber: "CPR",
        nameless: "Name not stated",
        protected: "Name and address protected",
        interpreter: "Interpreter needed",
        speaks: "Language",
        deceased: "Deceased",
        born: "Born",
        limited: """
            You can see a part of this record. Where it says that there is nothing, there may be something that you have \
            not been given access to.
            """)
}
