# Every command of the project. `make help` lists them.
PORT ?= 8000
FILE ?= catalogue.yml
DATA ?= tests/nlu/heldout.jsonl
PYTHON ?= $(shell command -v python3.11 || command -v python3)
APP := .venv/app/bin/python
export PORT

.DEFAULT_GOAL := help
.PHONY: help run run-scaled roll chat test evaluate bench catalogue-check catalogue-diff catalogue-preview catalogue-report catalogue-new taalmodel train lock lint clean setup setup-tests programs audit sbom backup restore

help: ## Toont deze lijst
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-19s %s\n", $$1, $$2}'

setup: ## Zet klaar wat nodig is om te draaien (make run doet dit vanzelf)
	@test -n "$(PYTHON)" || { echo "✗ Python 3.11 is niet gevonden. Installeer het (Debian: apt install python3.11 python3-pip)." >&2; exit 1; }
	@$(PYTHON) -m bot.stack.setup

setup-tests: ## Zet ook klaar wat nodig is om te testen (make test doet dit vanzelf)
	@test -n "$(PYTHON)" || { echo "✗ Python 3.11 is niet gevonden. Installeer het (Debian: apt install python3.11 python3-pip)." >&2; exit 1; }
	@$(PYTHON) -m bot.stack.setup --tests

run: setup ## Zet op wat ontbreekt, start alles en toont het adres (PORT=8000)
	@exec $(APP) -m bot.stack.run

run-scaled: setup ## Hetzelfde met meer processen, PostgreSQL en Redis (REPLICAS=2 WORKERS=2)
	@exec $(APP) -m bot.stack.scaled.run

roll: setup ## Neemt een nieuw model in gebruik terwijl run-scaled doorwerkt
	@$(APP) -m bot.stack.scaled.roll

chat: setup ## Dezelfde chatbot in de terminal
	@exec $(APP) -m bot.stack.chat

train: setup ## Traint de chatbot als er iets veranderd is
	@$(APP) -m bot.stack.train

taalmodel: setup ## Probeert het officiële taalmodel (nog eens) op te halen
	@$(APP) -m bot.stack.fetch_language_model

test: setup-tests programs lint ## Voert alle controles en tests uit
	@$(APP) -m pytest

# What tests run for real comes from Debian; elsewhere: install these three by hand.
programs: ## Zoekt de programma's voor de tests; als root installeert het ze
	@missing=""; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	command -v redis-server >/dev/null || missing="$$missing redis-server"; \
	PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null || missing="$$missing nginx-light"; \
	ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing="$$missing postgresql"; \
	test -z "$$missing" || { test "$$(id -u)" = 0 && echo "› Installeren:$$missing …" && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null 2>&1; } \
	|| echo "✗ Voor de tests ontbreekt:$$missing. Installeer het (Debian: apt install$$missing)." >&2

lint: setup-tests ## Controleert de stijl en de typen van de code
	@$(APP) -m ruff check .
	@$(APP) -m ruff format --check .
	@$(APP) -m mypy
	@$(APP) -m mypy --python-executable .venv/rasa/bin/python bot/components bot/channels bot/stores bot/*.py tests/unit/rasa/checks/*.py tests/bench/in_rasa/*.py

evaluate: setup ## Meet de herkenning op een bestand met regels (DATA=bestand.jsonl)
	@$(APP) -m bot.stack.evaluate "$(DATA)"

catalogue-check: setup ## Controleert de catalogus (FILE=catalogue.yml)
	@$(APP) -m api.catalogue check "$(FILE)"

catalogue-diff: setup ## Laat zien wat een wijziging met de adviezen doet
	@$(APP) -m api.catalogue diff "$(FILE)" $(if $(VOOR),--voor "$(VOOR)")

catalogue-preview: setup ## Maakt een pagina met het aanbod zoals een gemeente het ziet
	@$(APP) -m api.catalogue preview "$(FILE)"

catalogue-report: setup ## Noemt gaten in het aanbod en wat iemand moet nakijken
	@$(APP) -m api.catalogue report "$(FILE)" $(if $(LINKS),--links) $(if $(NAKIJKEN),--nakijken docs/catalogus-nakijken.md)

catalogue-new: setup ## Vraagt naar een nieuw aanbod en zet het in de catalogus
	@$(APP) -m api.catalogue new "$(FILE)"

bench: setup-tests ## Meet snelheid en geheugen opnieuw (docs/performance.md; STOCK=1: naast Rasa zelf)
	@$(APP) -m tests.bench $(if $(STOCK),stock,$(PARTS))

audit: setup-tests ## Zoekt bekende kwetsbaarheden in alle pakketten (docs/kwetsbaarheden.yml)
	@$(APP) -m bot.stack.audit

sbom: setup-tests ## Schrijft per omgeving een lijst van onderdelen (CycloneDX) in var/sbom
	@$(APP) -m bot.stack.sbom

backup: setup ## Maakt een reservekopie in var/backup, ook terwijl alles draait
	@$(APP) -m bot.stack.backup make

restore: setup ## Zet een reservekopie terug (FILE=var/backup/….tar.gz); stop eerst alles
	@$(APP) -m bot.stack.backup restore "$(if $(filter file,$(origin FILE)),,$(FILE))"

lock: setup-tests ## Legt de versies van alle pakketten opnieuw vast
	@$(APP) -m bot.stack.lock

clean: ## Verwijdert omgevingen, modellen en gegevens van lokale runs
	rm -rf .venv var .rasa
