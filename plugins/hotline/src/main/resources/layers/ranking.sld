<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>ranking</Name>
    <UserStyle>
      <Title>网格效能得分 / Score of grids</Title>
      <FeatureTypeStyle>
        <Rule>
          <Name>few</Name>
          <Title>办件不足 30，不排名 / fewer than 30 cases, not ranked</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>scope</ogc:PropertyName><ogc:Literal>grid</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsNull><ogc:PropertyName>rank</ogc:PropertyName></ogc:PropertyIsNull></ogc:And></ogc:Filter>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#e0e0e0</CssParameter><CssParameter name="fill-opacity">0.7</CssParameter></Fill><Stroke><CssParameter name="stroke">#ffffff</CssParameter><CssParameter name="stroke-width">0.4</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>c0</Name>
          <Title>低于 60 / below 60</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>scope</ogc:PropertyName><ogc:Literal>grid</ogc:Literal></ogc:PropertyIsEqualTo><ogc:Not><ogc:PropertyIsNull><ogc:PropertyName>rank</ogc:PropertyName></ogc:PropertyIsNull></ogc:Not><ogc:PropertyIsLessThan><ogc:PropertyName>score</ogc:PropertyName><ogc:Literal>60</ogc:Literal></ogc:PropertyIsLessThan></ogc:And></ogc:Filter>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#d7301f</CssParameter><CssParameter name="fill-opacity">0.85</CssParameter></Fill><Stroke><CssParameter name="stroke">#ffffff</CssParameter><CssParameter name="stroke-width">0.4</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>c1</Name>
          <Title>60–75</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>scope</ogc:PropertyName><ogc:Literal>grid</ogc:Literal></ogc:PropertyIsEqualTo><ogc:Not><ogc:PropertyIsNull><ogc:PropertyName>rank</ogc:PropertyName></ogc:PropertyIsNull></ogc:Not><ogc:PropertyIsGreaterThanOrEqualTo><ogc:PropertyName>score</ogc:PropertyName><ogc:Literal>60</ogc:Literal></ogc:PropertyIsGreaterThanOrEqualTo><ogc:PropertyIsLessThan><ogc:PropertyName>score</ogc:PropertyName><ogc:Literal>75</ogc:Literal></ogc:PropertyIsLessThan></ogc:And></ogc:Filter>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#fc8d59</CssParameter><CssParameter name="fill-opacity">0.85</CssParameter></Fill><Stroke><CssParameter name="stroke">#ffffff</CssParameter><CssParameter name="stroke-width">0.4</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>c2</Name>
          <Title>75–85</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>scope</ogc:PropertyName><ogc:Literal>grid</ogc:Literal></ogc:PropertyIsEqualTo><ogc:Not><ogc:PropertyIsNull><ogc:PropertyName>rank</ogc:PropertyName></ogc:PropertyIsNull></ogc:Not><ogc:PropertyIsGreaterThanOrEqualTo><ogc:PropertyName>score</ogc:PropertyName><ogc:Literal>75</ogc:Literal></ogc:PropertyIsGreaterThanOrEqualTo><ogc:PropertyIsLessThan><ogc:PropertyName>score</ogc:PropertyName><ogc:Literal>85</ogc:Literal></ogc:PropertyIsLessThan></ogc:And></ogc:Filter>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#fee08b</CssParameter><CssParameter name="fill-opacity">0.85</CssParameter></Fill><Stroke><CssParameter name="stroke">#ffffff</CssParameter><CssParameter name="stroke-width">0.4</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>c3</Name>
          <Title>85–92</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>scope</ogc:PropertyName><ogc:Literal>grid</ogc:Literal></ogc:PropertyIsEqualTo><ogc:Not><ogc:PropertyIsNull><ogc:PropertyName>rank</ogc:PropertyName></ogc:PropertyIsNull></ogc:Not><ogc:PropertyIsGreaterThanOrEqualTo><ogc:PropertyName>score</ogc:PropertyName><ogc:Literal>85</ogc:Literal></ogc:PropertyIsGreaterThanOrEqualTo><ogc:PropertyIsLessThan><ogc:PropertyName>score</ogc:PropertyName><ogc:Literal>92</ogc:Literal></ogc:PropertyIsLessThan></ogc:And></ogc:Filter>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#a6d96a</CssParameter><CssParameter name="fill-opacity">0.85</CssParameter></Fill><Stroke><CssParameter name="stroke">#ffffff</CssParameter><CssParameter name="stroke-width">0.4</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>c4</Name>
          <Title>92 以上 / 92 and more</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>scope</ogc:PropertyName><ogc:Literal>grid</ogc:Literal></ogc:PropertyIsEqualTo><ogc:Not><ogc:PropertyIsNull><ogc:PropertyName>rank</ogc:PropertyName></ogc:PropertyIsNull></ogc:Not><ogc:PropertyIsGreaterThanOrEqualTo><ogc:PropertyName>score</ogc:PropertyName><ogc:Literal>92</ogc:Literal></ogc:PropertyIsGreaterThanOrEqualTo></ogc:And></ogc:Filter>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#1a9850</CssParameter><CssParameter name="fill-opacity">0.85</CssParameter></Fill><Stroke><CssParameter name="stroke">#ffffff</CssParameter><CssParameter name="stroke-width">0.4</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>town</Name>
          <Title>镇街名次 / Rank of towns</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>scope</ogc:PropertyName><ogc:Literal>town</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <PolygonSymbolizer><Stroke><CssParameter name="stroke">#333333</CssParameter><CssParameter name="stroke-width">1.6</CssParameter></Stroke></PolygonSymbolizer>
          <TextSymbolizer><Label><ogc:PropertyName>name</ogc:PropertyName><![CDATA[ 第]]><ogc:PropertyName>rank</ogc:PropertyName><![CDATA[名]]></Label><Font><CssParameter name="font-size">14</CssParameter><CssParameter name="font-weight">bold</CssParameter></Font><Halo><Radius>2</Radius><Fill><CssParameter name="fill">#ffffff</CssParameter></Fill></Halo><Fill><CssParameter name="fill">#222222</CssParameter></Fill></TextSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
