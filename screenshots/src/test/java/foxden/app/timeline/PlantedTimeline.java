package foxden.app.timeline;

import foxden.app.mind.PlantedMind;
import org.jspecify.annotations.Nullable;

/** One half of a cycle between two features; see {@code RulesBiteTest}. */
public final class PlantedTimeline {
  public @Nullable PlantedMind other;
}
