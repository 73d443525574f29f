package foxden.app.window;

import foxden.app.command.Command;
import foxden.app.command.Command.Menu;
import foxden.app.command.Commands;
import foxden.app.command.KeyMap;
import foxden.app.link.Source;
import foxden.app.session.Session;
import java.util.function.BooleanSupplier;
import org.kordamp.ikonli.feather.Feather;

/** The menu "Record". */
final class TakeCommands {

  private TakeCommands() {}

  static void add(Commands c, Session s, Takes takes, Shelf shelf) {
    BooleanSupplier live = () -> s.source().map(Source::live).orElse(false);
    c.add(
        Command.of("take.record", Menu.RECORD, "Record or stop recording", takes::flip)
            .help("Writes everything from now on; when it stops, the take is checked and kept.")
            .icon(Feather.DISC)
            .keys(KeyMap.ALWAYS, "R")
            .when(live)
            .selected(takes::running)
            .build());
    c.add(
        Command.of("take.checkpoint", Menu.RECORD, "Set a checkpoint", takes::checkpoint)
            .help("A moment of the take to roll back to.")
            .icon(Feather.FLAG)
            .keys(KeyMap.ALWAYS, "F7")
            .when(takes::running)
            .build());
    c.add(
        Command.of("take.rollback", Menu.RECORD, "Roll back to the checkpoint", takes::rollBack)
            .help("What was done since leaves the take; again goes one checkpoint further back.")
            .icon(Feather.REWIND)
            .keys(KeyMap.ALWAYS, "F8")
            .when(takes::running)
            .build());
    BooleanSupplier recorded = () -> s.labels().possible();
    c.add(
        Command.of("take.trim", Menu.RECORD, "Trim to the selected stretch", s.labels()::trim)
            .help("Shift and drag on the timeline selects one. The original stays.")
            .icon(Feather.SCISSORS)
            .when(() -> recorded.getAsBoolean() && s.labels().rangeProperty().get() != null)
            .build());
    c.add(
        Command.of("take.split", Menu.RECORD, "Split at the cursor", shelf::splitOpen)
            .help("Writes what is before and after to two new files. The original stays.")
            .icon(Feather.DIVIDE)
            .when(recorded)
            .build());
    c.add(
        Command.of(
                "take.drift", Menu.RECORD, "Measure the drift", () -> DriftMeter.measure(s, takes))
            .help(
                "Makes the recorded actions again and shows how far that parts from the recording.")
            .icon(Feather.ACTIVITY)
            .when(() -> s.source().isPresent() && !live.getAsBoolean())
            .build());
    c.add(
        Command.of("take.last", Menu.RECORD, "Keep the last 30 s", takes::keepLast)
            .help("Writes what was seen just now, though nobody recorded it.")
            .icon(Feather.SCISSORS)
            .keys(KeyMap.ALWAYS, "Ctrl+E")
            .when(live)
            .build());
  }
}
