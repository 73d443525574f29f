package foxden.sim.planar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import foxden.scenes.SceneCatalog;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanarWorldTest {

  private static PlanarWorld world(String model) {
    return new PlanarWorld(new PlanarTree(SceneCatalog.planarModel(model)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cheetah", "hopper", "biped"})
  void everyModelFallsLandsAndComesToRest(String model) {
    PlanarWorld world = world(model);
    double[] passive = new double[world.tree().motors()];
    for (int i = 0; i < 4000; i++) {
      assertTrue(world.step(passive), model + " at step " + i);
    }
    for (int i = 0; i < world.tree().dofs(); i++) {
      assertEquals(0, world.qvel(i), 0.05, model + ", speed " + i);
    }
    double force = 0;
    for (int c = 0; c < world.contacts(); c++) {
      force += world.contactBodyA(c) < 0 ? world.contactForce(c) : 0;
    }
    assertEquals(world.tree().totalMass * 9.81, force, 0.02 * force, model + " is carried");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cheetah", "hopper", "biped"})
  void theMassMatrixGivesTheKineticEnergyOfTheBodies(String model) {
    PlanarTree tree = new PlanarTree(SceneCatalog.planarModel(model));
    Random random = new Random(3);
    int nv = tree.dofs();
    for (int round = 0; round < 20; round++) {
      double[] q = random.doubles(nv, -1, 1).toArray();
      double[] v = random.doubles(nv, -2, 2).toArray();
      Smooth s = new Smooth(tree);
      s.refresh(q, v, 0);
      double energy = 0;
      for (int i = 0; i < nv; i++) {
        for (int j = 0; j < nv; j++) {
          energy += s.massMatrix[Math.max(i, j) * nv + Math.min(i, j)] * v[i] * v[j] / 2;
        }
        energy -= tree.armature[i] * v[i] * v[i] / 2;
      }
      double bodies = 0;
      for (int b = 0; b < tree.bodies(); b++) {
        double vx = s.vx[b] + s.spin[b] * (s.centreZ(b) - s.z[b]);
        double vz = s.vz[b] - s.spin[b] * (s.centreX(b) - s.x[b]);
        bodies +=
            tree.mass[b] * (vx * vx + vz * vz) / 2 + tree.inertia[b] * s.spin[b] * s.spin[b] / 2;
      }
      assertEquals(bodies, energy, 1e-12 * bodies);
    }
  }

  @Test
  void pushesAreForces() {
    PlanarWorld world = world("cheetah");
    world.setContacts(false);
    world.setGravity(0);
    double[] passive = new double[6];
    for (int i = 0; i < 10; i++) {
      world.push(0, world.bodyX(0), world.bodyZ(0), 70, 0);
      world.step(passive);
    }
    assertEquals(70 * 0.1 / 14, world.speed(), 1e-4);
  }

  @Test
  void aStepAllocatesNothing() {
    PlanarWorld world = world("cheetah");
    double[] control = new double[6];
    Random random = new Random(1);
    double[][] controls = new double[4096][];
    for (int i = 0; i < controls.length; i++) {
      controls[i] = random.doubles(6, -1, 1).toArray();
    }
    for (int i = 0; i < 20_000; i++) {
      world.step(controls[i & 4095]);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    threads.getThreadAllocatedBytes(id);
    int touched = 0;
    long before = threads.getThreadAllocatedBytes(id);
    for (int i = 0; i < 20_000; i++) {
      System.arraycopy(controls[i & 4095], 0, control, 0, 6);
      world.step(control);
      touched += world.contacts();
    }
    long after = threads.getThreadAllocatedBytes(id);
    assertTrue(touched > 1000, "the steps had contacts");
    // Asking costs a little itself; a single object a step would be 320 kB.
    assertTrue(after - before < 4096, (after - before) + " bytes in 20,000 steps");
  }

  @Test
  void aCopyOfTheStateContinuesToTheBit() {
    PlanarWorld a = world("cheetah");
    PlanarWorld b = world("cheetah");
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      double[] u = random.doubles(6, -1, 1).toArray();
      if (i % 50 == 17) {
        double[] q = new double[9];
        double[] v = new double[9];
        for (int d = 0; d < 9; d++) {
          q[d] = a.qpos(d);
          v[d] = a.qvel(d);
        }
        b.setState(q, v);
      }
      a.step(u);
      b.step(u);
      if (i > 17) {
        for (int d = 0; d < 9; d++) {
          assertEquals(a.qpos(d), b.qpos(d), 0);
          assertEquals(a.qvel(d), b.qvel(d), 0);
        }
      }
    }
  }

  @Test
  void aBlowUpStopsBeforeTheStateIsLost() {
    PlanarWorld world = world("cheetah");
    world.push(0, 0, 0.7, 1e300, 1e300);
    double before = world.qpos(1);
    assertFalse(world.step(new double[6]));
    assertEquals(before, world.qpos(1), 0);
  }

  @Test
  void wrongNumbersAreRefusedWithTheirPlace() {
    PlanarWorld world = world("cheetah");
    double[] u = new double[6];
    u[3] = Double.NaN;
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> world.step(u));
    assertTrue(String.valueOf(e.getMessage()).startsWith("control[3] is NaN"), e.getMessage());
    double[] q = new double[9];
    q[8] = Double.POSITIVE_INFINITY;
    e = assertThrows(IllegalArgumentException.class, () -> world.setState(q, new double[9]));
    assertTrue(String.valueOf(e.getMessage()).startsWith("qpos[8] is Infinity"), e.getMessage());
  }

  @Test
  void sineAndCosineAreExactToTheLastDigit() {
    Random random = new Random(2);
    double[] out = new double[2];
    for (int i = 0; i < 200_000; i++) {
      double x = (random.nextDouble() - 0.5) * (i % 2 == 0 ? 10 : 2e5);
      SinCos.of(x, out);
      assertEquals(StrictMath.sin(x), out[0], 2.3e-16);
      assertEquals(StrictMath.cos(x), out[1], 2.3e-16);
    }
  }
}
