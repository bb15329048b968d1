"""Every read model of the installation: this is the wiring (đấu nối mô hình đọc)."""

from infrastructure.read_models.decision import DecisionModel
from infrastructure.read_models.dossiers import DossierModel
from infrastructure.read_models.model import ReadModel
from infrastructure.read_models.procedure import ProcedureModel
from infrastructure.read_models.timeline import TimelineModel

MODELS: tuple[ReadModel, ...] = (DossierModel(), TimelineModel(), ProcedureModel(), DecisionModel())
