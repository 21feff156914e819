/// What the units around somebody who came home nine days ago have asked of each other, the plan that they share, and
/// where their work failed: an example of each state, by days before today.
struct CoordinationCourse: Course {
    let discharged: RegionDay

    func write(to chart: Chart) {
        let (place, clinic, today) = (chart.citizen.municipality, chart.citizen.clinic, chart.today)
        guard let lung = chart.directory.department("lung", for: place),
            let home = chart.directory.unit("homenursing", in: place),
            let training = chart.directory.unit("rehabilitation", in: place), discharged < chart.end
        else { return }
        chart.delegate(
            "Mål vægt og iltmætning hver morgen", from: lung, to: home, on: today - 6, due: today + 3,
            [(.accepted, today - 6)])
        chart.delegate("Tag en blodprøve for nyretal", from: lung, to: clinic, on: today - 1, due: today + 2, [])
        chart.delegate(
            "Ring til borgeren om svimmelhed", from: home, to: clinic, on: today - 4, due: today - 1,
            [(.accepted, today - 4)])
        chart.delegate(
            "Hent bækkenstol og rollator på depotet", from: lung, to: training, on: today - 9, due: today - 7,
            [(.accepted, today - 9), (.done, today - 8)])
        chart.delegate(
            "Støvsug stuen to gange om ugen", from: clinic, to: home, on: today - 5, due: today + 9,
            [(.declined, today - 4)], reason: "Praktisk hjælp skal bevilges af visitationen.")
        chart.jointPlan(
            on: discharged + 1,
            goals: [
                ("Jeg vil kunne gå til købmanden uden at standse", nil), ("Jeg vil ikke indlægges igen i år", nil),
                ("Ingen forværring uden at nogen har set borgeren samme dag", lung),
            ],
            activities: [
                ("Træning to gange om ugen", training.organization, training.name, today + 30),
                ("Gå en tur hver dag", chart.citizen.reference, chart.citizen.name, today + 20),
                ("Ny vurdering af ilt i hjemmet", lung.organization, lung.name, today - 2),
            ])
        chart.failure(
            "Da jeg kom hjem, vidste ingen, hvem der skulle komme med ilten. Jeg ringede fire steder.",
            to: lung, on: today - 8, kind: nil)
        chart.failure(
            "Den nye medicin stod ikke på listen, som hjemmesygeplejen fik.", to: lung, on: today - 40,
            kind: "medicine-unclear")
    }
}
