package foxden.app.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.sweep.CellSummary;
import foxden.policies.sweep.PublishedCurves;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentsModelTest {

  private final ExperimentsModel model = new ExperimentsModel(PublishedCurves.shipped());

  @Test
  void putsPlayersOfATaskAndRepresentationIntoOneChart() {
    model.show(Sample.summaries());
    assertEquals(List.of(new ExperimentsModel.Chart("gridworld", "coords")), model.charts());
    List<ExperimentsModel.Series> all = model.series();
    assertEquals(List.of("llm:small", "nearest"), all.stream().map(s -> s.name()).toList());
    assertEquals(7, all.get(0).points().size());
    assertFalse(all.get(0).flat());
    assertEquals(32, model.mostDemosOf(all));
    assertEquals(2, model.replays().size());
  }

  @Test
  void axesHoldEverythingThatIsDrawn() {
    model.show(Sample.summaries());
    ExperimentsModel.Range range = model.scores();
    assertEquals(0, range.low());
    assertEquals(1, range.high());
    assertEquals(256, model.mostDemos(), "the published curves go on");
    model.overlay(false);
    assertEquals(32, model.mostDemos());
    assertEquals(0, ExperimentsModel.place(0));
    assertEquals(1, ExperimentsModel.place(1));
    assertEquals(6, ExperimentsModel.place(32), 1e-12);
  }

  @Test
  void randomPrefersWhatWasMeasuredOverMoreEpisodes() {
    model.show(Sample.summaries());
    assertEquals(0.1295, model.yardstick("random"), 1e-9, "10,000 stored against 20 here");
    CellSummary own = model.measured("random");
    assertNotNull(own);
    assertEquals(0.15, own.mean(), 1e-9);
  }

  @Test
  void keepsWhatIsSelectedWhenRowsAreReadAgain() {
    model.show(Sample.summaries());
    model.select(model.series().get(1).points().get(3));
    model.show(Sample.summaries());
    CellSummary selected = model.selected();
    assertNotNull(selected);
    assertEquals(4, selected.cell().demos());
    model.show(List.of());
    assertNull(model.selected());
    assertNull(model.chart());
  }

  @Test
  void publishedCurvesTellWhereTheyComeFrom() {
    model.show(Sample.summaries());
    assertTrue(model.hasPublished());
    assertEquals(6, model.published().size());
    assertTrue(model.source().contains("arXiv 2412.01441"), model.source());
    // Two values from the paper's figures, as read there.
    PublishedCurves.Curve pro =
        model.published().stream()
            .filter(c -> c.model().equals("Gemini 1.5 Pro"))
            .findFirst()
            .orElseThrow();
    assertEquals(0.90, pro.scores().get(pro.scores().size() - 1));
    assertEquals(256, pro.demos().get(pro.demos().size() - 1));
  }
}
