/// The words of the interface about one topic: course.
package struct CourseTexts: Sendable {
    package let course: String
    package let ahead: String
    package let sofar: String
    package let nothing: String
    package let team: String
    package let allLead: String
    package let none: String
    package let aheadLead: String
}

extension CourseTexts {
    static let danish = CourseTexts(
        course: "Forløb",
        ahead: "Det, der kommer",
        sofar: "Det, der er sket",
        nothing: "Der er ikke noget i forløbet endnu.",
        team: "Alle i teamet",
        allLead: "De igangværende først",
        none: "Der er ingen forløb i journalen.",
        aheadLead: "Aftaler og skridt, der venter, det nærmeste først")
}

extension CourseTexts {
    static let english = CourseTexts(
        course: "Course",
        ahead: "What is coming",
        sofar: "What has happened",
        nothing: "There is nothing in this course yet.",
        team: "Everybody in the team",
        allLead: "Those under way first",
        none: "The record has no courses.",
        aheadLead: "Appointments and steps ahead, the nearest first")
}
