-- Systèmes d’IA : les logiciels et dispositifs en cause, et leur statut réglementaire.
-- place: 4.1 L’intelligence artificielle
CREATE TABLE ai_system (
    system                     VARCHAR,   -- Système (identifiant)
    name                       VARCHAR,   -- Nom commercial
    kind                       VARCHAR,   -- Nature [standalone = logiciel autonome; embedded = intégré à un équipement; robot = robot; generative = IA générative; scribe = rédaction automatique de comptes rendus; triage = tri ou régulation; chatbot = agent conversationnel; administrative = gestion administrative; other_device = dispositif sans IA]
    part_of                    VARCHAR,   -- Intégré à
    manufacturer               VARCHAR,   -- Fabricant -> organization
    intended_purpose           VARCHAR,   -- Destination prévue | selon la notice du fabricant
    is_medical_device          BOOLEAN,   -- Dispositif médical
    learned_from_massive_data  BOOLEAN,   -- Apprentissage sur données massives | à demander au fabricant si la notice ne le dit pas
    device_class               VARCHAR,   -- Classe [I = classe I; IIa = classe IIa; IIb = classe IIb; III = classe III]
    regulation                 VARCHAR,   -- Règlement appliqué [mdr = règlement (UE) 2017/745; mdd = directive 93/42/CEE; ivdr = règlement (UE) 2017/746; ivdd = directive 98/79/CE; none = aucun]
    udi_di                     VARCHAR,   -- Identifiant UDI-DI [exact]
    placed_on_market_on        DAY,       -- Mis sur le marché le
    explainability_given       BOOLEAN,   -- Explicabilité fournie aux utilisateurs
    instructions_given         BOOLEAN,   -- Notice d’utilisation fournie
    is_annex_iii               BOOLEAN    -- Relève de l’annexe III du règlement IA
);
