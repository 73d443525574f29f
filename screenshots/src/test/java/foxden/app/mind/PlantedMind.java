package foxden.app.mind;

import foxden.app.timeline.PlantedTimeline;
import org.jspecify.annotations.Nullable;

/** The other half; see {@code RulesBiteTest}. */
public final class PlantedMind {
  public @Nullable PlantedTimeline other;
}
