package foxden.sim.planar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import foxden.scenes.SceneCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our cheetah against recordings of MuJoCo 3.14; their origin is in the file. */
class MujocoAgreementTest {

  private static final PlanarTree TREE = new PlanarTree(SceneCatalog.planarModel("cheetah"));
  private static JsonObject golden = new JsonObject();

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = MujocoAgreementTest.class.getResourceAsStream("mujoco-cheetah.json");
        Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      golden = JsonParser.parseReader(text).getAsJsonObject();
    }
  }

  @Test
  void trajectoriesAgreeToNineDigits() {
    int states = 0;
    for (JsonElement e : golden.getAsJsonArray("trajectories")) {
      JsonObject t = e.getAsJsonObject();
      PlanarWorld world = new PlanarWorld(TREE);
      world.setContacts(t.get("contacts").getAsBoolean());
      world.setLimits(t.get("limits").getAsBoolean());
      world.setState(numbers(t.get("qpos0")), numbers(t.get("qvel0")));
      int every = t.get("every").getAsInt();
      double worst = 0;
      double worstSpeed = 0;
      for (int k = 0; k < t.get("steps").getAsInt(); k++) {
        double[] ctrl = t.has("ctrl") ? numbers(t.getAsJsonArray("ctrl").get(k)) : new double[6];
        assertTrue(world.step(ctrl));
        if (k % every == every - 1) {
          worst = Math.max(worst, difference(world, t.getAsJsonArray("states").get(k / every)));
          states++;
          if (t.has("speed")) {
            double speed = t.getAsJsonArray("speed").get(k / every).getAsDouble();
            worstSpeed = Math.max(worstSpeed, Math.abs(speed - world.speed()));
          }
        }
      }
      assertTrue(worst < 1e-9, t.get("name") + ": " + worst);
      assertTrue(worstSpeed < 1e-9, t.get("name") + ", speed: " + worstSpeed);
    }
    assertTrue(states > 300);
  }

  @Test
  void singleStepsWithSelfContactAgree() {
    for (JsonElement e : golden.getAsJsonArray("single")) {
      JsonObject t = e.getAsJsonObject();
      PlanarWorld world = new PlanarWorld(TREE);
      world.setState(numbers(t.get("qpos")), numbers(t.get("qvel")));
      assertTrue(world.step(numbers(t.get("ctrl"))));
      assertEquals(t.get("ncon").getAsInt(), world.contacts(), t.get("name").getAsString());
      double worst = difference(world, t.get("next"));
      assertTrue(worst < 1e-9, t.get("name") + ": " + worst);
    }
  }

  @Test
  void massMatricesAndBiasForcesAgree() {
    for (JsonElement e : golden.getAsJsonArray("matrices")) {
      JsonObject t = e.getAsJsonObject();
      PlanarWorld world = new PlanarWorld(TREE);
      world.setState(numbers(t.get("qpos")), numbers(t.get("qvel")));
      double[] bias = numbers(t.get("qfrc_bias"));
      for (int i = 0; i < 9; i++) {
        assertEquals(bias[i], world.bias(i), 1e-10);
        double[] row = numbers(t.getAsJsonArray("M").get(i));
        for (int j = 0; j < 9; j++) {
          assertEquals(row[j], world.mass(i, j), 1e-10);
        }
      }
    }
  }

  @Test
  void contactForcesAtRestAgree() {
    for (JsonElement e : golden.getAsJsonArray("rest")) {
      JsonObject t = e.getAsJsonObject();
      PlanarWorld world = new PlanarWorld(TREE);
      world.setState(numbers(t.get("qpos")), numbers(t.get("qvel")));
      world.step(new double[6]);
      JsonArray forces = t.getAsJsonArray("force");
      assertEquals(forces.size(), world.contacts());
      for (int c = 0; c < forces.size(); c++) {
        double[] force = numbers(forces.get(c));
        assertEquals(force[2], world.contactForce(c), 1e-6);
        // The tangent of an upward normal points to -x.
        assertEquals(force[0], -world.contactFriction(c), 1e-6);
      }
    }
  }

  @Test
  void massesAndInverseWeightsFollowFromTheCapsules() {
    JsonObject model = golden.getAsJsonObject("model");
    double[] mass = numbers(model.get("mass"));
    double[] inertia = numbers(model.get("inertia"));
    double[] weight = numbers(model.get("body_invweight"));
    for (int b = 0; b < TREE.bodies(); b++) {
      assertEquals(mass[b], TREE.mass[b], 1e-14);
      assertEquals(inertia[b], TREE.inertia[b], 1e-14);
      assertEquals(weight[b], TREE.bodyInvWeight(b), 1e-14);
    }
    double[] dof = numbers(model.get("dof_invweight"));
    for (int i = 0; i < TREE.dofs(); i++) {
      assertEquals(dof[i], TREE.dofInvWeight(i), 1e-13);
    }
  }

  private static double difference(PlanarWorld world, JsonElement state) {
    double[] wanted = numbers(state);
    double worst = 0;
    for (int i = 0; i < 9; i++) {
      worst = Math.max(worst, Math.abs(wanted[i] - world.qpos(i)));
      worst = Math.max(worst, Math.abs(wanted[9 + i] - world.qvel(i)));
    }
    return worst;
  }

  private static double[] numbers(JsonElement list) {
    JsonArray array = list.getAsJsonArray();
    double[] out = new double[array.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = array.get(i).getAsDouble();
    }
    return out;
  }
}
