package foxden.app.scene3d;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Environment;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import foxden.sim.WorldState;
import foxden.sim.household.TrashFactory;
import foxden.sim.household.robot.R1Model;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayModelTest {

  private static final OverlayShape.Volume BIN =
      new OverlayShape.Volume(new float[] {0, 0, 0, 0, 0, 0, 1}, new float[] {1, 1, 1}, 0);

  @Test
  void everyKindIsOffAtFirstAndSaysWhatItIsWhenOn() {
    OverlayModel m = new OverlayModel();
    m.goals(
        List.of(
            new GoalMark(
                "the bag is in the bin: 0.31 m above",
                false,
                List.of(BIN),
                List.of(new float[] {0, 0, 2}, new float[] {0, 0, 1}))));
    m.attention(List.of(new AttentionMark(1, 2, 0.34, 1.2)));
    m.chunk(List.of(new double[] {0, 0}, new double[] {1, 0}));
    assertTrue(m.shapes().isEmpty());
    assertTrue(m.labels().isEmpty());
    m.enable(Overlay.GOAL_VOLUMES, true);
    assertEquals(2, m.shapes().size());
    assertEquals("\u2717 the bag is in the bin: 0.31 m above", m.labels().get(0).text());
    m.enable(Overlay.ATTENTION, true);
    assertEquals("34 % at 1.2 s ago", m.labels().get(1).text());
    m.enable(Overlay.CHUNK, true);
    assertEquals(4, m.shapes().size());
    for (Overlay o : Overlay.values()) {
      m.enable(o, false);
    }
    assertTrue(m.shapes().isEmpty());
  }

  @Test
  void theHomesGoalHasAVolumeAndALineThatEndsInIt() {
    try (Environment home = new TrashFactory().create()) {
      StepResult r = home.reset(3);
      SceneModel model = SceneAssembler.assemble(home.spec());
      List<GoalMark> marks = new GoalGeometry(model, home.spec()).marks(r.goals(), r.state());
      GoalMark inside =
          marks.stream().filter(m -> !m.volumes().isEmpty()).findFirst().orElseThrow();
      OverlayShape.Volume v = inside.volumes().get(0);
      assertEquals(2, inside.line().size());
      float[] to = inside.line().get(1);
      double far = 0;
      for (int k = 0; k < 3; k++) {
        far = Math.max(far, Math.abs(to[k] - v.pose()[k]));
      }
      assertTrue(far < 1.0, "the line ends " + far + " m from the middle of the volume");
    }
  }

  @Test
  void aChunkThatDrivesForwardPutsTheGhostAhead() {
    try (Environment home = new TrashFactory().create()) {
      StepResult r = home.reset(3);
      int n = 5;
      float[] values = new float[n * R1Model.SIZE];
      for (int c = 0; c < n; c++) {
        values[c * R1Model.SIZE] = 0.5f;
      }
      ChunkGhost g =
          ChunkGhost.of(
              home.spec(), r.state(), new Trace.Array(new int[] {n, R1Model.SIZE}, values));
      assertNotNull(g);
      int base = home.spec().bodies().indexOf("robot/base_link") * WorldState.POSE;
      double dx = g.state().poses()[base] - r.state().poses()[base];
      double dy = g.state().poses()[base + 1] - r.state().poses()[base + 1];
      assertEquals(0.25, Math.hypot(dx, dy), 1e-3);
      assertEquals(n + 1, g.path().size());
    }
  }
}
